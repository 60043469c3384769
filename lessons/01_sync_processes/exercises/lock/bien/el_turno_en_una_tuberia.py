# testigo en una tubería, contador en mmap
import os, sys, mmap
p, v = int(sys.argv[1]), int(sys.argv[2])
m = mmap.mmap(-1, 8)
r, w = os.pipe()
os.write(w, b"x")
for _ in range(p):
    if os.fork() == 0:
        for _ in range(v):
            os.read(r, 1)
            n = int.from_bytes(m[:8], "little")
            m[:8] = (n + 1).to_bytes(8, "little")
            os.write(w, b"x")
        os._exit(0)
for _ in range(p): os.wait()
print(int.from_bytes(m[:8], "little"))
