# Un guion que entienden sh y la minishell.
echo "El código de la orden anterior es $?"
printf 'pera\nmanzana\npera\nuva\n' | sort | uniq -c | sort -rn | head -1

cd /
pwd
cd /usr | cat
pwd

/no/existe 2> /dev/null
echo "No existe: $?"
sh -c 'kill -9 $$'
echo "Lo ha matado SIGKILL: $?"

sh -c 'sleep 0.2; echo "Segundo plano: he acabado"' &
echo "No espero"
wait
exit 3
