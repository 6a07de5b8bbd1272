pg_isready() { case ${STATE:-0} in 0) echo "localhost:5432 - accepting connections" ;; 1) echo "rejecting"; return 1 ;; *) return 2 ;; esac; }
check() {
	out=$(pg_isready -q 2>&1) || { rc=$?; echo "unhealthy ($rc): ${out:-no answer}"; return 1; }
	case "$out" in *accepting*) echo healthy ;; *) echo unknown; return 1 ;; esac
}
for STATE in 0 1 2; do check; echo "-> $?"; done
STATE=2 check || exit_code=$?
echo "code ${exit_code:-none}"
response='HTTP/1.1 200 OK
Content-Type: application/json

{"status":"green","timed_out":false,"nodes":3}'
status=$(printf '%s\n' "$response" | awk 'NR==1{print $2}')
color=$(printf '%s\n' "$response" | sed -n 's/.*"status":"\([a-z]*\)".*/\1/p')
nodes=$(printf '%s\n' "$response" | grep -o '"nodes":[0-9]*' | cut -d: -f2)
[ "$status" -eq 200 ] && [ "$color" = green ] && [ "${nodes:-0}" -ge 1 ] && echo "cluster ok ($nodes)" || exit 1
retries=0
until [ $retries -ge 3 ]; do
	test -f up && break
	retries=$((retries + 1)); echo "attempt $retries"
	[ $retries -eq 2 ] && touch up
done
ping=$(echo PONG); [ "$ping" = PONG ] || exit 1
set -- "$(hostname >/dev/null 2>&1 && echo named)" ; echo "$1"
exit $((retries == 2 ? 0 : 1))
