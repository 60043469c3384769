import asyncio, os, signal, sys, time
hijos = []
async def main():
    n = int(sys.argv[1])
    ev = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ev.set)
    print("listo", flush=True)
    await ev.wait()
for _ in range(int(sys.argv[1])):
    p = os.fork()
    if p == 0:
        while True: time.sleep(10)
    hijos.append(p)
asyncio.run(main())
for p in hijos:
    os.kill(p, signal.SIGTERM)
    os.waitpid(p, 0)
print("fin")
