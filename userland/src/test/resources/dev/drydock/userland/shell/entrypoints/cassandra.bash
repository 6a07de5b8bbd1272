set -e
_ip_address() {
	awk '
		$1 != "inet" { next }
		$2 !~ /^127[.]/ {
			gsub(/\/.+$/, "", $2)
			print $2
			exit
		}
	' <<'X'
1: lo: <LOOPBACK,UP> mtu 65536
    inet 127.0.0.1/8 scope host lo
2: eth0@if7: <BROADCAST> mtu 1500
    inet6 fe80::42/64 scope link
    inet 172.17.0.5/16 brd 172.17.255.255 scope global eth0
    inet 172.18.0.5/16 scope global eth1
X
}
_sed-in-place() {
	local filename="$1"; shift
	local tempFile
	tempFile="$(mktemp)"
	sed "$@" "$filename" > "$tempFile"
	cat "$tempFile" > "$filename"
	rm "$tempFile"
}
CASSANDRA_CONF=$PWD/conf; mkdir -p conf
cat > conf/cassandra.yaml <<'X'
cluster_name: 'Test Cluster'
num_tokens: 16
listen_address: localhost
# broadcast_address: 1.2.3.4
rpc_address: localhost
# broadcast_rpc_address: 1.2.3.4
seed_provider:
  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
    parameters:
      - seeds: "127.0.0.1:7000"
endpoint_snitch: SimpleSnitch
X
printf '# dc=\ndc=dc1\nrack=rack1\n' > conf/cassandra-rackdc.properties
if [ "${1:-cassandra}" = 'cassandra' ]; then
	: ${CASSANDRA_RPC_ADDRESS='0.0.0.0'}
	: ${CASSANDRA_LISTEN_ADDRESS='auto'}
	if [ "$CASSANDRA_LISTEN_ADDRESS" = 'auto' ]; then
		CASSANDRA_LISTEN_ADDRESS="$(_ip_address)"
	fi
	: ${CASSANDRA_BROADCAST_ADDRESS="$CASSANDRA_LISTEN_ADDRESS"}
	if [ "$CASSANDRA_BROADCAST_ADDRESS" = 'auto' ]; then
		CASSANDRA_BROADCAST_ADDRESS="$(_ip_address)"
	fi
	: ${CASSANDRA_BROADCAST_RPC_ADDRESS:=$CASSANDRA_BROADCAST_ADDRESS}
	if [ -n "${CASSANDRA_NAME:+1}" ]; then : ${CASSANDRA_SEEDS:="cassandra"}; fi
	: ${CASSANDRA_SEEDS:="$CASSANDRA_BROADCAST_ADDRESS"}
	_sed-in-place "$CASSANDRA_CONF/cassandra.yaml" -r 's/(- seeds:).*/\1 "'"$CASSANDRA_SEEDS"'"/'
	CASSANDRA_CLUSTER_NAME="The Shop's cluster" CASSANDRA_ENDPOINT_SNITCH=GossipingPropertyFileSnitch CASSANDRA_DC=eu-1
	for yaml in broadcast_address broadcast_rpc_address cluster_name endpoint_snitch listen_address num_tokens rpc_address; do
		var="CASSANDRA_${yaml^^}"
		val="${!var}"
		if [ "$val" ]; then
			_sed-in-place "$CASSANDRA_CONF/cassandra.yaml" -r 's/^(# )?('"$yaml"':).*/\2 '"$val"'/'
		fi
	done
	for rackdc in dc rack; do
		var="CASSANDRA_${rackdc^^}"
		val="${!var}"
		if [ "$val" ]; then
			_sed-in-place "$CASSANDRA_CONF/cassandra-rackdc.properties" -r 's/^('"$rackdc"'=).*/\1 '"$val"'/'
		fi
	done
fi
cat conf/cassandra.yaml conf/cassandra-rackdc.properties
calculate_heap() {
	local memory=$1 cores=$2 half quarter
	half=$(( memory / 2 )); quarter=$(( half / 2 ))
	(( half > 1024 )) && half=1024
	(( quarter > 8192 )) && quarter=8192
	local max=$(( half > quarter ? half : quarter ))
	local young=$(( cores * 100 )) desired=$(( max * 1 / 4 ))
	echo "${max}M $(( desired > young ? young : desired ))M"
}
calculate_heap 16000 4; calculate_heap 1500 8; calculate_heap 64000 2
jvm=( $(sed -n -E '/^[[:space:]]*-/ s/^[[:space:]]*(-[^[:space:]]*)[[:space:]]*$/\1/p' <<< $'# c\n-Xss256k\n  -ea  \n#-Xmx4G\n-XX:+Use') )
echo "${#jvm[@]}: ${jvm[@]}"
version='"17.0.9" 2023'; jv=${version#*\"}; jv=${jv%%\"*}; IFS=. read -r major minor patch <<< "$jv"; echo "$major-$minor-$patch"
nodetool() { printf 'UN  172.17.0.5  104 KiB  16  100.0%%  %s  rack1\nDN  172.17.0.6  ? 16  0%%  x rack1\n' "${1:-id}"; }
nodetool | awk '/^UN/ { up++ } /^DN/ { down++ } END { print up + 0, down + 0; exit (up < 1) }' && echo up
if [[ $(nodetool | grep -c "^UN.*$CASSANDRA_BROADCAST_ADDRESS") == 1 ]]; then echo "joined"; fi
