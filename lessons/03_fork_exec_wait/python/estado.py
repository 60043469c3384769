"""El estado de terminación, bit a bit."""
import os
import signal


# ANCHOR: codigos
def dibujar(estado):
    codigo, core, senal = estado >> 8 & 0xFF, estado >> 7 & 1, estado & 0x7F
    return f"{codigo:08b} {core} {senal:07b} = 0x{estado:04x}"


for codigo in [3, 256, 300, -1]:
    hijo = os.fork()
    if hijo == 0:
        os._exit(codigo)
    pid, estado = os.waitpid(hijo, 0)
    assert os.WIFEXITED(estado) and os.WEXITSTATUS(estado) == codigo % 256
    print(f"✔ exit({codigo:4}):", dibujar(estado))
# ANCHOR_END: codigos

# ANCHOR: senales
for senal in [signal.SIGRTMIN, signal.SIGTERM, signal.SIGKILL]:
    hijo = os.fork()
    if hijo == 0:
        signal.pause()
    os.kill(hijo, senal)
    pid, estado = os.waitpid(hijo, 0)
    assert os.WIFSIGNALED(estado) and os.WTERMSIG(estado) == senal
    print(f"✔ {senal.name:10}:", dibujar(estado))
print("✔ como lo escribe Python:", os.waitstatus_to_exitcode(estado))
# ANCHOR_END: senales

# ANCHOR: detenido
hijo = os.fork()
if hijo == 0:
    signal.pause()
os.kill(hijo, signal.SIGSTOP)
pid, estado = os.waitpid(hijo, os.WUNTRACED)
assert os.WIFSTOPPED(estado) and os.WSTOPSIG(estado) == signal.SIGSTOP
print("✔ SIGSTOP   :", dibujar(estado))
os.kill(hijo, signal.SIGKILL)
os.waitpid(hijo, 0)
# ANCHOR_END: detenido
