hosts="a:1, b:2 ,c"
OLD=$IFS; IFS=,
for h in $hosts; do
	h=$(echo "$h" | tr -d ' ')
	case $h in *:*) host=${h%%:*}; port=${h#*:} ;; *) host=$h port=80 ;; esac
	eval "PORT_$host=\$port"
	servers="${servers:+$servers }$host=$port"
done
IFS=$OLD
echo "$servers"; echo "$PORT_a $PORT_b $PORT_c"
set -- $servers
echo "$# ${1%=*}"
n=0; for s in "$@"; do n=$((n + 1)); printf 'server.%d=%s;%s\n' "$n" "${s%=*}" "$((2888 + n))"; done > zoo.cfg
cat zoo.cfg
getopt_demo() {
	OPTIND=1
	while getopts ":hp:v" opt; do
		case $opt in h) echo help ;; p) echo "port $OPTARG" ;; v) echo verbose ;; :) echo "-$OPTARG needs a value" ;; \?) echo "bad -$OPTARG" ;; esac
	done
	shift $((OPTIND - 1)); echo "rest: $*"
}
getopt_demo -v -p 80 x y; getopt_demo -hvp; getopt_demo -z -- -p
memory() { case $1 in *g) echo $((${1%g} * 1024)) ;; *m) echo "${1%m}" ;; *) return 1 ;; esac; }
for m in 2g 512m bad; do memory $m || echo "cannot read $m"; done
xargs -n 2 echo pair <<EOF
a b c
d
EOF
diff zoo.cfg - <<EOF && echo same
$(cat zoo.cfg)
EOF
printf '%-10s|%5d|%s\n' name 42 'it'"'"'s'
trap 'rm -f zoo.cfg; echo cleaned' EXIT
(exit 3) || false
