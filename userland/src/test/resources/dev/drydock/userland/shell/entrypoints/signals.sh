term() {
	echo "caught TERM, stopping $name"
	kill -TERM "$child" 2>/dev/null
	wait "$child"
	code=$?
	echo "child ended with $code"
	trap - EXIT
	exit 0
}
name=worker
trap term TERM
trap 'echo exit trap' EXIT
trap '' HUP
sh -c 'trap "echo child stops; exit 7" TERM; echo ready > ready; while :; do sleep 0.05; done' &
child=$!
until [ -s ready ]; do sleep 0.02; done
kill -HUP $$
echo "still here"
kill -TERM $$
wait "$child"
echo not reached
