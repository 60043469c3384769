"""nice: subirlo puede cualquiera; bajarlo, no."""
import psutil

yo = psutil.Process()
nice = yo.nice()
print("mi nice es", nice)

yo.nice(nice + 1)
print("tras subirlo:", yo.nice())
assert yo.nice() == nice + 1

try:
    yo.nice(nice)
    print("bajarlo de nuevo: permitido, porque tengo privilegio")
except psutil.AccessDenied:
    print("bajarlo de nuevo: permiso denegado")
print("mi nice, al final:", yo.nice())
