mkdir d; echo x > d/f; chmod 755 d; chmod 644 d/f
for o in '--owner=nosuch' '--owner=www-data --group 33' '--owner=me:55 --group=g' '--owner=me:55 --group=gg:7' '--owner=4242'; do tar -c $o -f t.tar d; tar -tvf t.tar | cut -d' ' -f1-2; tar --numeric-owner -tvf t.tar | cut -d' ' -f2; done
echo $(( 18446744073709551615 )) $(( 9223372036854775807 + 1 )) $((0xff)) $((1 ? 07 : 3))
tar -c --numeric-owner -f t.tar d; tar -tvf t.tar | cut -d' ' -f1-2
mkdir o; tar -xf t.tar -C o; stat -c '%U:%G %n' o/d/f; tar -c --owner=www-data -f t.tar d; tar -x --numeric-owner -f t.tar -C o; stat -c '%U:%G %n' o/d/f
