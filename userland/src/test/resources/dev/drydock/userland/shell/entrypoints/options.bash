set -eo pipefail
shopt -s nullglob extglob
verboseHelp() { echo "--datadir /var/lib/mysql"; echo "--port 3306"; }
get_config() { local conf="$1"; shift; verboseHelp "$@" | awk -v conf="--$conf" '!found && $1 == conf && /^[^ \t]/ { sub(/^[^ \t]+[ \t]+/, ""); print; found = 1 }'; }
declare -g DATADIR PORT
DATADIR="$(get_config datadir "$@")"; PORT="$(get_config port)"
echo "$DATADIR $PORT"
declare -A settings=([max_connections]=100 [buffer]=1G)
settings[port]=${PORT}
for key in $(printf '%s\n' "${!settings[@]}" | sort); do printf '%s = %s\n' "$key" "${settings[$key]}"; done
wantHelp=
for arg in --a -? --help x; do case "$arg" in -\?|--help|--print-defaults|-V|--version) wantHelp=1; break ;; esac; done
echo "help: ${wantHelp:-no}"
uid="$(id -u)"; [[ "$uid" == 0 ]] && echo "root would step down"
sql_escape() { local newline=$'\n' escaped=${1//\\/\\\\}; escaped="${escaped//$newline/\\n}"; echo "${escaped//\'/\\\'}"; }
sql_escape $'it\'s\na \\ b'
name="My App_1.0"; slug="${name,,}"; slug="${slug//[^a-z0-9]/-}"; echo "$slug ${name^^} ${name:3:3} ${#name}"
[[ "v16.3-alpine" =~ ^v([0-9]+)\.([0-9]+)(-(.*))?$ ]] && echo "${BASH_REMATCH[1]}/${BASH_REMATCH[2]}/${BASH_REMATCH[4]}"
mapfile -t lines < <(printf 'a 1\nb 2\n') 2>/dev/null || lines=('a 1' 'b 2')
IFS=, read -r first rest <<< "x,y,z"; echo "$first|$rest"
nodes=(rabbit@a rabbit@b); IFS=,; echo "${nodes[*]}"; unset IFS; echo "${nodes[@]/rabbit@/}"
trap 'echo "failed at $BASH_COMMAND" >&2' ERR
false | cat
