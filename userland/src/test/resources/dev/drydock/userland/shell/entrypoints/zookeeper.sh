set -e
ZOO_CONF_DIR=conf ZOO_DATA_DIR=data ZOO_DATA_LOG_DIR=datalog; mkdir -p $ZOO_CONF_DIR $ZOO_DATA_DIR
ZOO_SERVERS="server.1=zoo1:2888:3888;2181 server.2=zoo2:2888:3888;2181" ZOO_CFG_EXTRA="metricsProvider.className=org.Prom admin.enableServer=false"
allow_root() { case $1 in zkServer.sh) [ "$(id -u)" = 0 ] ;; *) return 1 ;; esac; }
if allow_root zkServer.sh; then echo "exec gosu zookeeper $0 zkServer.sh start-foreground"; fi
if [ ! -f "$ZOO_CONF_DIR/zoo.cfg" ]; then
	CONFIG="$ZOO_CONF_DIR/zoo.cfg"
	{
		echo "dataDir=$ZOO_DATA_DIR"
		echo "dataLogDir=$ZOO_DATA_LOG_DIR"
		echo "tickTime=${ZOO_TICK_TIME:-2000}"
		echo "initLimit=${ZOO_INIT_LIMIT-5}"
		echo "autopurge.purgeInterval=${ZOO_AUTOPURGE:=0}"
	} >> "$CONFIG"
	if [ -z "$ZOO_SERVERS" ]; then
		ZOO_SERVERS="server.1=localhost:2888:3888;2181"
	fi
	for server in $ZOO_SERVERS; do
		echo "$server" >> "$CONFIG"
	done
	if [ -n "${ZOO_4LW_COMMANDS_WHITELIST:-}" ]; then
		echo "4lw.commands.whitelist=$ZOO_4LW_COMMANDS_WHITELIST" >> "$CONFIG"
	fi
	for cfg_extra_entry in $ZOO_CFG_EXTRA; do
		echo "$cfg_extra_entry" >> "$CONFIG"
	done
fi
[ -f "$ZOO_DATA_DIR/myid" ] || echo "${ZOO_MY_ID:-1}" > "$ZOO_DATA_DIR/myid"
cat conf/zoo.cfg; cat data/myid
grep -c '^server\.' conf/zoo.cfg
ruok() { while read -r word; do case $word in ruok) printf imok ;; stat) echo "Mode: leader" ;; esac; done; }
[ "$(echo ruok | ruok)" = imok ] && echo healthy
mode=$(echo stat | ruok | grep Mode | sed 's/.*: //'); echo "$mode"
ordinal() { name=$1; case $name in *-[0-9]*) echo $(( ${name##*-} + 1 )) ;; *) echo "no ordinal in $name" >&2; return 1 ;; esac; }
ordinal zk-2; ordinal zk-11; ordinal zk || echo "status $?"
DOMAIN=zk.default.svc; NAME=zk; i=1
while [ $i -le 3 ]; do
	printf 'server.%d=%s-%d.%s:%d:%d\n' $i "$NAME" $((i - 1)) "$DOMAIN" 2888 3888
	i=$((i + 1))
done | tee servers | wc -l | tr -d ' '
awk -F'[=:]' '{ split($2, parts, "."); print $1, parts[1], $3 + 0 }' servers
heap() { kb=$(awk '/^MemTotal/ { print $2 }' <<X
MemTotal:        8148520 kB
MemFree:          812364 kB
X
); echo $(( kb * ${1:-70} / 100 / 1024 ))m; }
heap; heap 33
xml() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g'; }
echo 'a < b && c > d' | xml
old=$(cksum < conf/zoo.cfg); echo tickTime=1 >> conf/zoo.cfg; new=$(cksum < conf/zoo.cfg)
[ "$old" = "$new" ] || echo "configuration changed"
tail -n 2 conf/zoo.cfg | head -n 1
test -t 0 || echo "no terminal"
set -- ${ZOO_SERVERS}; shift; echo "${1%%=*} $#"
