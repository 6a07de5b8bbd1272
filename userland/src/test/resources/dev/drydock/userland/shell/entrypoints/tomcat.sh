mkdir -p opt/bin opt/conf links; echo 'echo "setenv for $CATALINA_HOME"; CATALINA_OPTS="-Xmx64m -Dname=\"two words\""' > opt/bin/setenv.sh
: > opt/bin/catalina.sh; ln -s ../opt/bin/catalina.sh links/second; ln -s second links/first
case "`uname`" in CYGWIN*) cygwin=true ;; Darwin*) darwin=true ;; OS400*) os400=true ;; *) cygwin=false; darwin=false; os400=false ;; esac
PRG="links/first"
while [ -h "$PRG" ]; do
	ls=`ls -ld "$PRG"`
	link=`expr "$ls" : '.*-> \(.*\)$'`
	if expr "$link" : '/.*' > /dev/null; then
		PRG="$link"
	else
		PRG=`dirname "$PRG"`/"$link"
	fi
	echo "follows to $PRG"
done
PRGDIR=`dirname "$PRG"`
[ -z "$CATALINA_HOME" ] && CATALINA_HOME=`cd "$PRGDIR/.." >/dev/null; pwd | sed 's|.*/\([^/]*/[^/]*\)$|\1|'`
[ -z "$CATALINA_BASE" ] && CATALINA_BASE="$CATALINA_HOME"
case $CATALINA_HOME in *:*) echo "has a colon"; exit 1 ;; esac
CLASSPATH=
if [ -r "$PRGDIR/setenv.sh" ]; then . "$PRGDIR/setenv.sh"; fi
if [ ! -z "$CLASSPATH" ]; then CLASSPATH="$CLASSPATH":; fi
CLASSPATH="$CLASSPATH""$CATALINA_HOME"/bin/bootstrap.jar
if [ -z "$CATALINA_OUT" ]; then CATALINA_OUT="$CATALINA_BASE"/logs/catalina.out; fi
echo "$CLASSPATH $CATALINA_OUT"
have_tty=0; if [ -t 0 ]; then have_tty=1; fi
if [ $have_tty -eq 1 ]; then echo "tty"; fi
JAVA_OPTS="$JAVA_OPTS -Djava.protocol.handler.pkgs=org.apache -Djdk.tls=2048"
if [ "$USE_NOHUP" = "true" ] || [ -n "$FORCE" ]; then _NOHUP="nohup"; fi
UMASK="0027"
umask $UMASK; umask | sed 's/^0*//'
eval_run() { eval "\"printf\"" "'<%s>'" "\"${CATALINA_HOME}/bin/java\"" $JAVA_OPTS $CATALINA_OPTS "-classpath" "\"$CLASSPATH\"" "\"\$@\""; echo; }
eval_run start "-security manager"
CATALINA_PID=opt/tomcat.pid
start() {
	if [ ! -z "$CATALINA_PID" ]; then
		if [ -f "$CATALINA_PID" ]; then
			if [ -s "$CATALINA_PID" ]; then
				echo "Existing PID file found during start."
				PID=`cat "$CATALINA_PID"`
				if kill -0 "$PID" >/dev/null 2>&1; then echo "still running"; return 1
				else
					echo "Removing/clearing stale PID file."
					rm -f "$CATALINA_PID" >/dev/null 2>&1
					if [ $? != 0 ]; then cat /dev/null > "$CATALINA_PID"; fi
				fi
			fi
		fi
	fi
	sh -c 'trap "exit 143" TERM; : > opt/up; while :; do sleep 0.05; done' &
	echo $! > "$CATALINA_PID"
	echo "Tomcat started."
}
stop() {
	SLEEP=5; FORCE=0
	if [ "$1" = "-force" ]; then shift; FORCE=1; fi
	kill -0 `cat "$CATALINA_PID"` >/dev/null 2>&1
	if [ $? -gt 0 ]; then echo "PID file found but no matching process was found. Stop aborted."; return 1; fi
	kill -15 `cat "$CATALINA_PID"` >/dev/null 2>&1
	wait `cat "$CATALINA_PID"`
	echo "ended with $?"
	while [ $SLEEP -ge 0 ]; do
		kill -0 `cat "$CATALINA_PID"` >/dev/null 2>&1
		if [ $? -gt 0 ]; then
			rm -f "$CATALINA_PID"; echo "The Tomcat process has stopped."
			return 0
		fi
		SLEEP=`expr $SLEEP - 1`
	done
}
echo 99999999 > $CATALINA_PID
start; until [ -e opt/up ]; do sleep 0.02; done
start; stop -force; [ -e $CATALINA_PID ] || echo "no pid file"
version=`expr "openjdk version \"17.0.9\"" : '.*version "\([0-9]*\)\.'`; [ `expr $version \>= 9` -eq 1 ] && echo "modular"
endorsed=`echo a:b::c | tr ':' '\012' | sed '/^$/d' | while read d; do echo "[$d]\c" 2>/dev/null | sed 's/\\\\c$//'; done`; echo $endorsed
expr length abcd 2>/dev/null || expr abcd : '.*'; expr 7 % 4 \* 2; expr 1 = 2; echo $?
