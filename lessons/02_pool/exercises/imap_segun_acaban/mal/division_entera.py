# Lo rechaza: duermen
import multiprocessing as mp, sys, time
def t(ms):
    time.sleep(ms // 1000)
    print("hecha", ms, flush=True)
    return ms
if __name__ == "__main__":
    with mp.Pool(4) as p:
        for m in p.imap_unordered(t, map(int, sys.argv[1:]), 1):
            print("llega", m, flush=True)
        p.close()
        p.join()
    print("fin")
