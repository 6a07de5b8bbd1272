trap 'echo x' TERM; trap '' HUP
echo 1; trap | cat; echo 2; (trap); echo 3; echo "$(trap)"; echo 4; (trap - INT; trap); echo 5; echo "$(trap | cat)"; echo 6; { trap; } | cat; echo 7; f() { trap; }; f | cat; echo 8; (f); x=$(f); echo "9 $x"; trap & wait $!; echo 10; (echo; trap); (true && trap); (trap; trap - TERM; trap)
sh -c 'kill -9 $$' 2>/dev/null; echo 1
sh -c 'kill -9 $$'; echo 2
timeout -s KILL 0.05 sleep 5; echo 3
timeout -s KILL 0.05 sleep 5 2>/dev/null; echo 4
sh -c 'kill -TERM $$' 2>/dev/null; echo 5
f() { sh -c 'kill -9 $$'; }; f 2>/dev/null; echo 6
{ sh -c 'kill -9 $$'; } 2>/dev/null; echo 7
(sh -c 'kill -9 $$') 2>/dev/null; echo 8
sh -c 'kill -9 $$' | cat 2>/dev/null; echo 9
x=$(sh -c 'kill -9 $$' 2>/dev/null); echo 10
