esceval() {
	printf '%s\n' "$1" | sed "s/'/'\\\\''/g; 1 s/^/'/; $ s/$/'/"
}
DEBUG_MODE="${DEBUG:-false}" DEBUG_PORT="${DEBUG_PORT:-8787}"
CONFIG_ARGS=${CONFIG_ARGS:-""} SERVER_OPTS="-Dkc.home.dir='x y'"
set -- --debug 9000 start --db=postgres -Dprop="it's" --features='a,b' --hostname "my host" -cf file.conf
while [ "$#" -gt 0 ]; do
	case "$1" in
		--debug)
			DEBUG_MODE=true
			if [ -n "$2" ] && [[ "$2" =~ ^[0-9]+$ ]]; then DEBUG_PORT=$2; shift; fi
			;;
		-cf) echo "config file $2"; shift ;;
		--) shift; break ;;
		*)
			OPT=$(esceval "$1")
			case "$1" in
				start-dev) CONFIG_ARGS="$CONFIG_ARGS --profile=dev $1" ;;
				-D*) SERVER_OPTS="$SERVER_OPTS ${OPT}" ;;
				*) case "$1" in --optimized | build) ;; esac; CONFIG_ARGS="$CONFIG_ARGS ${OPT}" ;;
			esac
			;;
	esac
	shift
done
if [ "$DEBUG_MODE" = "true" ]; then
	DEBUG_OPT=`echo $JAVA_OPTS | $GREP "\-agentlib:jdwp" 2>/dev/null || true`
	if [ "x$DEBUG_OPT" = "x" ]; then JAVA_OPTS="$JAVA_OPTS -agentlib:jdwp=transport=dt_socket,address=$DEBUG_PORT"; fi
fi
CMD="printf '<%s>' java $JAVA_OPTS $SERVER_OPTS -cp 'lib/*.jar' io.quarkus.Main ${CONFIG_ARGS}"
echo "$CMD"
eval "$CMD"; echo
KEYCLOAK_USER=admin; export KEYCLOAK_USER KC_DB_URL='jdbc:postgresql://db/x?a=1&b=2'
while IFS='=' read -r name value; do
	key=${name#KC_}; key=${key,,}; key=${key//_/-}
	printf -- '--%s=%q\n' "$key" "$value"
done < <(env | grep ^KC_ | sort)
escape_xml() { local s=${1//&/&amp;}; s=${s//</&lt;}; s="${s//\"/&quot;}"; printf '%s\n' "$s"; }
shopt -u patsub_replacement; escape_xml 'a & b < "c"'
shopt -s patsub_replacement; s=abc; echo "${s//b/[&]} ${s/#a/<&>} ${s/%c/\&}"
realm=$(cat <<JSON
{ "realm": "${REALM:-demo}", "users": [ $(for u in a b; do printf '%s"%s"' "${sep-}" "$u"; sep=', '; done) ] }
JSON
)
echo "$realm"
[[ $realm =~ \"realm\":\ \"([a-z]+)\" ]] && echo "realm is ${BASH_REMATCH[1]}"
token() { local IFS=.; local parts=($1); printf '%s' "${parts[1]}" | tr '_-' '/+' | base64 -d 2>/dev/null; echo; }
token "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."
declare -A import=([file]=realm.json [dir]=/opt); for k in dir file; do echo "$k -> ${import[$k]}"; done
[[ -v import[file] ]] && [[ ! -v import[none] ]] && echo "keys are there"
exec 3< <(printf '%s\n' one two); read -r -u 3 first; read -ru3 second; exec 3<&-; echo "$first $second"
(( ${#CMD} > 100 )) && printf '%.20s...\n' "$CMD"
select_version() { local versions=(21 17 11) v; for v in "${versions[@]}"; do [[ $v -le ${1:-17} ]] && { echo "$v"; return; }; done; return 1; }
select_version 18; select_version 9 || echo none
function with_cleanup() { trap 'echo cleaned >&2; trap - RETURN' RETURN; echo body; }
with_cleanup
coproc CAT { while read -r l; do echo "got $l"; done; }
echo hello >&"${CAT[1]}"; read -r answer <&"${CAT[0]}"; echo "$answer"; exec {CAT[1]}>&-; wait "$CAT_PID"; echo "status $?"
