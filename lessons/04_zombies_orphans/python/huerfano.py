"""Un huérfano: quién es su padre antes y después."""
import os

from comun import adoptar_si_hace_falta, campos, cierto, decir, esperar_a_que_lo_recojan, ppid

adoptar_si_hace_falta()
del_nieto, al_abuelo = os.pipe()
espera, ya_es_huerfano = os.pipe()


# ANCHOR: huerfano
def decir_quien_es_mi_padre():
    antes = os.getppid()
    decir(f"mi padre es PID {antes}")
    os.write(al_abuelo, str(os.getpid()).encode())
    os.read(espera, 1)  # hasta que el abuelo cierre la tubería, o muera
    ahora = os.getppid()
    decir(f"ahora mi padre es PID {ahora}")
    cierto("mi PPID ha cambiado y yo no he hecho nada", ahora != antes)


muere_el_hijo, muere = os.pipe()
hijo = os.fork()
if hijo == 0:
    os.close(ya_es_huerfano)
    os.close(muere)
    if os.fork() == 0:
        decir_quien_es_mi_padre()
    else:
        os.read(muere_el_hijo, 1)
    os._exit(0)

nieto = int(os.read(del_nieto, 20))
cierto("antes, el padre del nieto es el hijo", ppid(nieto) == hijo)
os.close(muere)
os.waitpid(hijo, 0)
cierto("después, ya no", ppid(nieto) != hijo)
decir(f"lo ha adoptado PID {ppid(nieto)}")
os.close(ya_es_huerfano)
# ANCHOR_END: huerfano

esperar_a_que_lo_recojan(nieto)
cierto("ha terminado, y quien lo adoptó lo ha recogido", campos(nieto) is None)
