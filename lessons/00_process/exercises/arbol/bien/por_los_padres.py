import sys

import psutil

pid = int(sys.argv[1])
if not psutil.pid_exists(pid):
    print("no existe")
else:
    raiz = psutil.Process(pid)
    padres = {proc.pid: proc.info["ppid"] for proc in psutil.process_iter(["ppid"])}
    directos = [uno for uno, padre in padres.items() if padre == pid]

    def desciende(uno):
        while uno in padres:
            uno = padres[uno]
            if uno == pid:
                return True
        return False

    print(len(directos), sum(desciende(uno) for uno in padres), sep="\n")
