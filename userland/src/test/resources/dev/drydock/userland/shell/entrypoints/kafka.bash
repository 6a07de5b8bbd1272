set -e -o pipefail
cat > server.properties <<'X'
# The id of the broker
broker.id=0
#listeners=PLAINTEXT://:9092
num.network.threads=3
log.dirs=/tmp/kafka-logs
zookeeper.connect=localhost:2181
X
export KAFKA_BROKER_ID=7 KAFKA_LISTENERS='PLAINTEXT://0.0.0.0:9092,SSL://:9093' KAFKA_LOG_DIRS='/var/lib/a,/var/lib/b' KAFKA_HEAP_OPTS=-Xmx1g KAFKA_AUTO_CREATE_TOPICS_ENABLE='true' KAFKA_SASL_JAAS='a b="c" & d'
export HOSTNAME_COMMAND='echo broker-$((3 + 4))' PORT_COMMAND="echo 90 92 | tr -d ' '"
EXCLUSIONS="|KAFKA_VERSION|KAFKA_HOME|KAFKA_HEAP_OPTS|KAFKA_BASE|"
update_config() {
	local key=$1 value=$2 file=$3
	echo "[Configuring] '$key' in '${file##*/}'"
	if grep -E -q "^#?$key=" "$file"; then
		sed -r -i "s@^#?$key=.*@$key=${value//&/\\&}@g" "$file"
	else
		echo "$key=$value" >> "$file"
	fi
}
for VAR in $(env | grep '^KAFKA_' | cut -d= -f1 | sort); do
	if [[ "$EXCLUSIONS" = *"|$VAR|"* ]]; then
		echo "Excluding $VAR from broker config"
		continue
	fi
	if [[ $VAR =~ ^KAFKA_ ]]; then
		kafka_name=$(echo "$VAR" | cut -d_ -f2- | tr '[:upper:]' '[:lower:]' | tr _ .)
		update_config "$kafka_name" "${!VAR}" "$PWD/server.properties"
	fi
done
cat server.properties
if [[ -n "$HOSTNAME_COMMAND" ]]; then
	HOSTNAME_VALUE=$(eval "$HOSTNAME_COMMAND")
	PORT_VALUE=$(eval "$PORT_COMMAND")
	IFS=$'\n'
	for VAR in $(env | sort); do
		if [[ $VAR =~ ^KAFKA_ && "$VAR" =~ "0.0.0.0" ]]; then
			eval "export ${VAR//0.0.0.0/$HOSTNAME_VALUE}"
		fi
	done
	IFS=$' \t\n'
fi
echo "$KAFKA_LISTENERS $PORT_VALUE"
create_topics() {
	IFS="${KAFKA_CREATE_TOPICS_SEPARATOR-,}"; for topicToCreate in $1; do
		IFS=':' read -r -a topicConfig <<< "$topicToCreate"
		config=
		if [ -n "${topicConfig[3]}" ]; then config="--config=cleanup.policy=${topicConfig[3]}"; fi
		COMMAND="echo create --topic ${topicConfig[0]} --partitions ${topicConfig[1]:-1} --replication-factor ${topicConfig[2]-none} ${config} &"
		IFS=$' \t\n' eval "${COMMAND}"
		wait $!
		IFS="${KAFKA_CREATE_TOPICS_SEPARATOR-,}"
	done
	unset IFS
}
create_topics "orders:3:1,users:1:1:compact,plain"
KAFKA_CREATE_TOPICS_SEPARATOR=$'\n' create_topics $'a:1:2\nb:2'
dirs=; IFS=, read -ra parts <<< "$KAFKA_LOG_DIRS"
for d in "${parts[@]}"; do dirs+="${dirs:+;}${d#/var/lib/}"; done; echo "$dirs"
ensure() { if [[ -z "${!1}" ]]; then echo "$1 is not set" >&2; return 1; fi; }
ensure KAFKA_BROKER_ID && ensure KAFKA_NOTHING || echo "must be set"
path() { if [[ $2 == writable && -w $1 ]] || [[ $2 == readable && -r $1 ]] || [[ $2 == existence && -e $1 ]]; then echo "ok $1"; else echo "failed $1"; fi; }
path . writable; path nowhere existence; path server.properties readable
timeout=4; start=$SECONDS; count=0; step=1
while ! false && [[ $count -lt $timeout ]]; do
	count=$((count + step)); (( count % 2 )) || step=$(( step << 1 ))
done; echo "$count $(( SECONDS - start < 5 ))"
awk -F= '!/^#/ && NF > 1 { gsub(/\./, "_", $1); printf "KAFKA_%s=%s\n", toupper($1), $2 }' server.properties | sort
printf '%s\n' "${!KAFKA_@}" | paste -sd, -
