# Lo rechaza: codigo
import subprocess, sys
p = subprocess.Popen(sys.argv[2:])
try:
    p.wait(timeout=int(sys.argv[1]))
    print(p.returncode)
except subprocess.TimeoutExpired:
    p.kill()
    p.wait()
    print(137)
