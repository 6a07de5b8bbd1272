QUIET=0; TIMEOUT=3; STRICT=0
usage() { [ $# -gt 0 ] && echo "error: $*" >&2; echo "usage: host:port [-t N] [-- command]" >&2; return 1; }
tries=0
probe() { tries=$((tries + 1)); [ "$1" != down ] && [ $tries -ge 3 ]; }
wait_for() {
	i=0
	while [ "$i" -lt "$TIMEOUT" ]; do
		if probe "$HOST" "$PORT"; then
			echo "$HOST:$PORT is up after $i"
			return 0
		fi
		i=$((i + 1))
		sleep 0.01
	done
	echo "timed out waiting for $HOST:$PORT" >&2
	return 1
}
main() {
	HOST= PORT=; tries=0
	while [ $# -gt 0 ]; do
		case "$1" in
			*:*) HOST=${1%:*} PORT=${1##*:}; shift 1 ;;
			-q | --quiet) QUIET=1; shift ;;
			-t) TIMEOUT="$2"; [ -n "$TIMEOUT" ] || break; shift 2 ;;
			--timeout=*) TIMEOUT="${1#*=}"; shift ;;
			--strict) STRICT=1; shift ;;
			--) shift; break ;;
			*) usage "unknown argument: $1"; return ;;
		esac
	done
	[ -n "$HOST" ] && [ -n "$PORT" ] || { usage "you need to say what to test"; return; }
	wait_for; result=$?
	if [ $# -gt 0 ] && { [ $result -eq 0 ] || [ $STRICT -eq 0 ]; }; then "$@"; fi
	return $result
}
main db:5432 -t 5 -- echo "started with $HOST"; echo "status $?"
main down:1 --timeout=2 --strict -- echo no; echo "status $?"
main down:1 -t 1 -q -- printf '%s|' a 'b c'; echo " status $?"
main --nosuch; echo "status $?"
main; echo "status $?"
