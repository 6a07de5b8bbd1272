set -Eeuo pipefail
if [ "${1:-}" = "" ]; then set -- mongod "$@"; fi
_hack_have_arg() {
	local checkArg="$1"; shift
	local arg
	for arg; do
		case "$arg" in
			"$checkArg"|"$checkArg"=*) return 0 ;;
		esac
	done
	return 1
}
_hack_get_arg_val() {
	local checkArg="$1"; shift
	while [ "$#" -gt 0 ]; do
		local arg="$1"; shift
		case "$arg" in
			"$checkArg") echo "$1"; return 0 ;;
			"$checkArg"=*) echo "${arg#$checkArg=}"; return 0 ;;
		esac
	done
	return 1
}
declare -a hackedArgs
_hack_ensure_arg_val() {
	local ensureArg="$1"; shift
	local ensureVal="$1"; shift
	_hack_ensure_no_arg_val "$ensureArg" "$@"
	hackedArgs+=( "$ensureArg" "$ensureVal" )
}
_hack_ensure_no_arg() {
	local ensureNoArg="$1"; shift
	hackedArgs=()
	while [ "$#" -gt 0 ]; do
		local arg="$1"; shift
		if [ "$arg" = "$ensureNoArg" ]; then continue; fi
		hackedArgs+=( "$arg" )
	done
}
_hack_ensure_no_arg_val() {
	local ensureNoArg="$1"; shift
	hackedArgs=()
	while [ "$#" -gt 0 ]; do
		local arg="$1"; shift
		case "$arg" in
			"$ensureNoArg") shift; continue ;;
			"$ensureNoArg"=*) continue ;;
		esac
		hackedArgs+=( "$arg" )
	done
}
_js_escape() { printf '"%s"' "$(sed -e 's/\\/\\\\/g; s/"/\\"/g' <<<"$1")"; }
hackedArgs=( mongod --bind_ip_all --port 27017 --auth --config=/etc/m.conf )
_hack_have_arg --auth "${hackedArgs[@]}" && echo "auth"
_hack_have_arg --sslMode "${hackedArgs[@]}" || echo "no ssl"
_hack_get_arg_val --config "${hackedArgs[@]}"
_hack_get_arg_val --port "${hackedArgs[@]}"
_hack_ensure_arg_val --port 27018 "${hackedArgs[@]}"
_hack_ensure_arg_val --bind_ip 127.0.0.1 "${hackedArgs[@]}"
_hack_ensure_no_arg --bind_ip_all "${hackedArgs[@]}"
_hack_ensure_no_arg_val --config "${hackedArgs[@]}"
printf '[%s]' "${hackedArgs[@]}"; echo " ${#hackedArgs[@]}"
unset 'hackedArgs[1]'
echo "${!hackedArgs[@]}: ${hackedArgs[*]}"
hackedArgs=( "${hackedArgs[@]:0:2}" --fork "${hackedArgs[@]:2}" )
echo "${hackedArgs[@]@Q}"
[ -n "${hackedArgs[20]:-}" ] || echo "no twenty"
_js_escape 'say "hi" \ there'; echo
numa=(numactl --interleave=all)
if "${numa[@]}" true &> /dev/null; then set -- "${numa[@]}" "$@"; else echo "no numactl ($?)"; fi
definitelyAlreadyInitialized=
mkdir -p db/journal; : > db/WiredTiger
for path in db/WiredTiger db/journal db/local.0 db/storage.bson; do
	if [ -e "$path" ]; then definitelyAlreadyInitialized="$path"; break; fi
done
echo "initialized: ${definitelyAlreadyInitialized:-no}"
clientMajor=$(echo 'db version v6.0.14' | sed -nr 's/^db version v([0-9]+)\..*$/\1/p')
if (( clientMajor >= 6 )); then client=mongosh; else client=mongo; fi
echo $client
tries=30
while true; do
	if ! { [ $tries -gt 27 ] && false || [ $tries -le 27 ]; }; then
		(( tries-- )); continue
	fi
	break
done
echo "left $tries"
cat <<-EOJS
	db.getSiblingDB('admin').createUser({
		user: $(_js_escape "root"),
		roles: [ { role: 'root', db: $(_js_escape admin) } ]
	})
EOJS
: "${MONGO_INITDB_ROOT_USERNAME?no user name was given}"
