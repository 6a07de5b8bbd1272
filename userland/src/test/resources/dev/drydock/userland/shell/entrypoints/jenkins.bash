#! /bin/bash -e
set -e
: "${JENKINS_WAR:="/usr/share/jenkins/jenkins.war"}"
: "${JENKINS_HOME:="$PWD/home"}"
: "${COPY_REFERENCE_FILE_LOG:="${JENKINS_HOME}/copy.log"}"
: "${REF:="$PWD/ref"}"
mkdir -p "$REF/plugins" "$REF/init.groovy.d" "$JENKINS_HOME/plugins"
touch "${COPY_REFERENCE_FILE_LOG}" || { echo "Can not write. Wrong volume permissions?"; exit 1; }
echo new > "$REF/plugins/git.jpi"; echo x > "$REF/init.groovy.d/a b.groovy.override"; echo y > "$REF/config.xml"; ln -s config.xml "$REF/link.xml"
echo old > "$JENKINS_HOME/plugins/git.jpi"
cat > support.sh <<'X'
versionLT() {
	local v1; v1=$(echo "$1" | cut -d '-' -f 1 )
	local q1; q1=$(echo "$1" | cut -s -d '-' -f 2- )
	local v2; v2=$(echo "$2" | cut -d '-' -f 1 )
	local q2; q2=$(echo "$2" | cut -s -d '-' -f 2- )
	if [ "$v1" = "$v2" ]; then
		if [ "$q1" = "$q2" ]; then return 1; fi
		if [ -z "$q1" ]; then return 1; fi
		if [ -z "$q2" ]; then return 0; fi
		[ "$q1" = "$(echo -e "$q1\n$q2" | sort -V | head -n1)" ]
	else
		[ "$v1" = "$(echo -e "$v1\n$v2" | sort -V | head -n1)" ]
	fi
}
copy_reference_file() {
	f="${1%/}"
	b="${f%.override}"
	rel="${b#"$REF"/}"
	dir=$(dirname "${rel}")
	local action reason container_version
	log=false
	if [[ ${rel} == plugins/*.jpi ]]; then
		container_version=$(cat "$JENKINS_HOME/${rel}" 2>/dev/null || :)
		if [[ -e $JENKINS_HOME/${rel} ]] && [[ $container_version != "" ]] && [[ ! -e $JENKINS_HOME/${rel}.pinned ]]; then
			action="UPGRADED" reason="was $container_version"
			cp -pr "$f" "$JENKINS_HOME/${rel}"; log=true
		else
			action="SKIPPED"
		fi
	elif [[ ! -e $JENKINS_HOME/${rel} || $f = *.override ]]; then
		action="INSTALLED"; log=true
		mkdir -p "$JENKINS_HOME/${dir}"
		cp -pr "$(realpath "${f}")" "$JENKINS_HOME/${rel}"
	else
		action="SKIPPED"
	fi
	if [[ -n "$VERBOSE" || "$log" == "true" ]]; then
		echo "$action $rel${reason:+ : $reason}" >> "$COPY_REFERENCE_FILE_LOG"
	fi
}
X
export JENKINS_HOME REF COPY_REFERENCE_FILE_LOG VERBOSE=
find "${REF}" \( -type f -o -type l \) -exec bash -c '. ./support.sh; for arg; do copy_reference_file "$arg"; done' _ {} +
find "${REF}" -name '*.xml' -print0 | xargs -0 -n 1 bash -c 'source support.sh; VERBOSE=1 copy_reference_file "$@"' _
sort "$COPY_REFERENCE_FILE_LOG"
(cd "$JENKINS_HOME" && find . -type f ! -name copy.log -printf '%P %s\n' | sort)
. support.sh
for pair in '1.0 1.1' '1.10 1.9' '1.0-beta 1.0' '1.0 1.0-beta' '2.0-alpha-1 2.0-beta-1' '3.1 3.1'; do
	set -- $pair; if versionLT "$1" "$2"; then echo "$1 < $2"; else echo "$1 >= $2"; fi
done
JAVA_OPTS='-Da="b c" -Dx=y '"'-Dsingle=q r'"
java_opts_array=()
while IFS= read -r -d '' item; do
	java_opts_array+=( "$item" )
done < <([[ $JAVA_OPTS ]] && xargs printf '%s\0' <<<"$JAVA_OPTS")
readonly agent_port_property='jenkins.model.Jenkins.slaveAgentPort'
JENKINS_SLAVE_AGENT_PORT=50000
if [ -n "${JENKINS_SLAVE_AGENT_PORT:-}" ] && [[ "${JAVA_OPTS:-}" != *"${agent_port_property}"* ]]; then
	java_opts_array+=( "-D${agent_port_property}=${JENKINS_SLAVE_AGENT_PORT}" )
fi
readonly lifecycle='hudson.lifecycle'
if [[ "$JAVA_OPTS" != *"${lifecycle}"* ]]; then java_opts_array+=( "-D$lifecycle=Exit" ); fi
set -- --httpPort=8081 "two words"
if [[ $# -lt 1 ]] || [[ "$1" == "--"* ]]; then
	jenkins_opts_array=()
	while IFS= read -r -d '' item; do jenkins_opts_array+=( "$item" ); done < <([[ $JENKINS_OPTS ]] && xargs printf '%s\0' <<<"$JENKINS_OPTS")
	FUTURE_OPTS=""
	printf '<%s>' java -Duser.home="$(basename "$JENKINS_HOME")" "${java_opts_array[@]}" -jar ${JENKINS_WAR} "${jenkins_opts_array[@]}" "$@"; echo
fi
plugins=$'git:4.0\n# comment\n\nmailer:latest:http://x/y\n  docker  \n'
while read -r spec || [ -n "$spec" ]; do
	plugin=(${spec//:/ })
	[[ ${plugin[0]} =~ ^# ]] && continue
	[[ ${plugin[0]} =~ ^[[:space:]]*$ ]] && continue
	[[ -z ${plugin[1]} ]] && plugin[1]="latest"
	printf '%s@%s%s\n' "${plugin[@]:0:2}" "${plugin[2]:+ from }${spec#*:*:}" | head -n 1
done <<< "$plugins"
retry() { local n=0 max=$1; shift; until "$@"; do (( ++n >= max )) && return 1; echo "again $n"; done; }
flaky() { (( ++calls > 2 )); }
retry 5 flaky && echo "ok after $calls"; retry 2 false || echo "gave up"
agent_port_property=changed
echo not reached
