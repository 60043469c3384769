# Detiene a un hijo, y mira cómo lo ve el núcleo.
sleep 1 &
kill -STOP $!
until grep -q 'State:.[tT]' /proc/$!/status; do :; done
grep -E '^(State|Seccomp):' /proc/$!/status
kill -CONT $!
wait
