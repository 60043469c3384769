import subprocess, sys, threading, time
n = int(sys.argv[1])
def uno(i): subprocess.run(["sleep", str(0.1 + 0.03 * i % 0.3)])
hs = [threading.Thread(target=uno, args=(i,)) for i in range(n)]
for h in hs: h.start()
x = 0
while any(h.is_alive() for h in hs):
    for _ in range(2000): x += 1
    time.sleep(0.002)
print(n)
