set -e
umask 0002
run_as_other_user_if_needed() {
	if [[ "$(id -u)" == "0" ]]; then
		echo "chroot --userspec=1000:0 / $*"
	else
		echo "exec $*"
	fi
}
mkdir -p bin config
cat > bin/elasticsearch-env-from-file <<'X'
set -e -o pipefail
for VAR_NAME_FILE in ELASTIC_PASSWORD_FILE KEYSTORE_PASSWORD_FILE ; do
	if [[ -n "${!VAR_NAME_FILE}" ]]; then
		VAR_NAME="${VAR_NAME_FILE%_FILE}"
		if env | grep "^${VAR_NAME}=" > /dev/null; then
			echo "ERROR: Both $VAR_NAME_FILE and $VAR_NAME are set. These are mutually exclusive." >&2
			exit 1
		fi
		if [[ ! -e "${!VAR_NAME_FILE}" ]]; then
			echo "ERROR: File ${!VAR_NAME_FILE} from $VAR_NAME_FILE does not exist" >&2
			exit 1
		fi
		FILE_PERMS="$(stat -L -c '%a' ${!VAR_NAME_FILE})"
		if [[ "$FILE_PERMS" != "400" && "$FILE_PERMS" != "600" ]]; then
			if [[ -L "${!VAR_NAME_FILE}" ]]; then
				echo "ERROR: File $(readlink "${!VAR_NAME_FILE}") (target of symlink ${!VAR_NAME_FILE} from $VAR_NAME_FILE) must have file permissions 400 or 600, but actually has: $FILE_PERMS" >&2
			else
				echo "ERROR: File ${!VAR_NAME_FILE} from $VAR_NAME_FILE must have file permissions 400 or 600, but actually has: $FILE_PERMS" >&2
			fi
			exit 1
		fi
		echo "Setting $VAR_NAME from $VAR_NAME_FILE at ${!VAR_NAME_FILE}" >&2
		export "$VAR_NAME"="$(cat ${!VAR_NAME_FILE})"
		unset VAR_NAME
		unset FILE_PERMS
		unset $VAR_NAME_FILE
	fi
done
unset VAR_NAME_FILE
X
echo changeme > pw; chmod 644 pw; ln -s pw link
( ELASTIC_PASSWORD_FILE=nowhere; . bin/elasticsearch-env-from-file ) || echo "-> $?"
( ELASTIC_PASSWORD_FILE=link; source bin/elasticsearch-env-from-file ) || echo "-> $?"
chmod 600 pw
ELASTIC_PASSWORD_FILE=pw
source bin/elasticsearch-env-from-file
echo "$ELASTIC_PASSWORD ${ELASTIC_PASSWORD_FILE-unset}"
declare -a es_opts
while IFS='=' read -r envvar_key envvar_value; do
	if [[ "$envvar_key" =~ ^[a-z0-9_]+\.[a-z0-9_]+ || "$envvar_key" == "processors" ]]; then
		if [[ ! -z $envvar_value ]]; then
			es_opt="-E${envvar_key}=${envvar_value}"
			es_opts+=("${es_opt}")
		fi
	fi
	if [[ "$envvar_key" =~ ^ES_SETTING_([A-Z0-9]{1,}_{0,2})+$ ]]; then
		name="${envvar_key#ES_SETTING_}"; name="${name,,}"; name="${name//__/-}"; name="${name//_/.}"; name="${name//-/_}"
		es_opts+=("-E$name=$envvar_value")
	fi
done < <(env 'cluster.name=docker=cluster' processors=2 'empty.value=' ES_SETTING_XPACK_SECURITY_AUDIT__LOG=true sh -c 'exec env' | sort)
printf '%s\n' "${#es_opts[@]}" "${es_opts[@]}"
export ES_JAVA_OPTS="-Des.cgroups.hierarchy.override=/ ${ES_JAVA_OPTS:-}"
echo "[${ES_JAVA_OPTS% }]"
keystore() {
	local line
	[[ $1 == has-passwd ]] && return 1
	read -r line && echo "read: $line" && return 0
	echo "nothing to read" >&2; return 65
}
if [[ -f config/elasticsearch.keystore ]] || ! keystore has-passwd --silent; then
	keystore add -x "bootstrap.password" <<<"$ELASTIC_PASSWORD"
	COMMANDS="$(printf "%s\n%s" "first password" second)"
	keystore upgrade <<< "$COMMANDS"
	keystore add < /dev/null || echo "status $?"
fi
if [[ "$(id -u)" == "0" ]]; then
	if [[ -n "${TAKE_FILE_OWNERSHIP:-yes}" ]]; then chown -R 1000:0 config bin; stat -c '%u:%g %n' config bin/*; fi
fi
health() {
	local url=$1 status
	status=$(sed -nE 's/.*"status" *: *"(green|yellow|red)".*/\1/p' <<< '{ "cluster_name" : "docker", "status" : "'"$2"'", "timed_out" : false }')
	case $status in green) return 0 ;; yellow) [[ $url == *wait=yellow* ]] ;; *) return 2 ;; esac
}
for state in green yellow red; do
	rc=0; health "http://localhost:9200/_cluster/health?wait=yellow" $state || rc=$?; printf '%s=%d ' $state $rc
done; echo
shopt -u nocasematch; regex='^\[([^]]+)\] *\[([A-Z]+) *\]'; line='[2026-01-02T03:04:05,678][WARN ][o.e.b.Boot] "x"'
if [[ ${line/]\[/] [} =~ $regex ]]; then printf '%s\n' "${BASH_REMATCH[@]:1}"; fi
run_as_other_user_if_needed bin/elasticsearch "${es_opts[@]}"
