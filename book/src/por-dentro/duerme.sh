# El padre duerme un rato, en lugar de esperar a su hijo.
(echo hijo) &
sleep 0.03
echo fin
wait
