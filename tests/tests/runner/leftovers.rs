//! Lo que un programa deja atrás: cada orden deja algo a propósito.

use std::path::{Path, PathBuf};

use tests::{End, Run, Trial, requires, trial, trial_if};

use crate::is_gone;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("un huérfano dormido se ve y se mata", || {
            let outcome = Run::sh("sleep 1000 & echo $!").run();
            let pid: i32 = outcome.stdout.trim().parse().unwrap();
            assert_eq!(outcome.end, End::Exited(0));
            let [orphan] = &outcome.alive[..] else { panic!("{}", outcome.report()) };
            assert_eq!(
                (orphan.pid, orphan.comm.as_str(), orphan.cmdline.as_str()),
                (pid, "sleep", "sleep 1000")
            );
            assert_ne!(orphan.ppid, outcome.pid);
            assert_eq!(outcome.alive_at_once.len(), 1, "{}", outcome.report());
            assert!(is_gone(pid), "el huérfano {pid} sigue vivo");
        }),
        trial("un huérfano que termina enseguida solo se ve al acabar", || {
            let outcome = Run::sh("sleep 0.3 & exit 0").run();
            assert_eq!(outcome.alive_at_once.len(), 1, "{}", outcome.report());
            assert!(outcome.alive.is_empty(), "{}", outcome.report());
        }),
        trial("toda la familia de un huérfano se ve y se mata", || {
            let outcome = Run::sh(
                "sh -c 'sleep 1000 & wait' & until [ \"$(pgrep -c -P $!)\" = 1 ]; do :; done",
            )
            .run();
            let names: Vec<_> = outcome.alive.iter().map(|process| process.comm.as_str()).collect();
            assert_eq!(names, ["sh", "sleep"], "{}", outcome.report());
            assert!(outcome.alive.iter().all(|process| is_gone(process.pid)));
        }),
        trial("un hijo sin recoger se ve, con su código", || {
            let outcome = Run::sh("(exit 3) & exec sleep 0.3").run();
            let [zombie] = &outcome.unreaped[..] else { panic!("{}", outcome.report()) };
            assert_eq!((zombie.comm.as_str(), zombie.end), ("sh", End::Exited(3)));
            assert!(
                outcome.alive_at_once.is_empty() && outcome.alive.is_empty(),
                "{}",
                outcome.report()
            );
        }),
        trial("un huérfano recogido por quien lo adopta no es una falta", || {
            let script = "sh -c 'sleep 0.1 & exit'; echo huérfano; sleep 0.4";
            let outcome = Run::sh(script).run();
            outcome.assert_code(0).assert_clean();
            let [orphan] = &outcome.adopted[..] else { panic!("{}", outcome.report()) };
            assert_eq!((orphan.comm.as_str(), orphan.end), ("sleep", End::Exited(0)));
        }),
        trial(
            "un huérfano que acaba casi a la vez que el programa no cuenta como hijo sin recoger",
            || {
                for _ in 0..20 {
                    // El huérfano suelta la tubería antes de terminar del todo: puede seguir vivo cuando acaba `cat`.
                    let outcome = Run::sh("sh -c 'sleep 0.05 & exit' | cat").run();
                    assert!(outcome.unreaped.is_empty(), "{}", outcome.report());
                }
            },
        ),
        trial("los ficheros que quedan se ven", || {
            let outcome = Run::sh("mkdir a; touch a/b; touch $TMPDIR/c").run();
            assert_eq!(outcome.files, ["a/", "a/b", "c"]);
            Run::sh("touch a; rm a").run().assert_clean();
        }),
        trial_if("lo que queda en /dev/shm se ve", requires::private_shm, || {
            let outcome =
                Run::sh("touch /dev/shm/suyo; touch /dev/shm/borrado; rm /dev/shm/borrado").run();
            assert_eq!(outcome.shm, ["suyo"]);
            let outcome = Run::sh("umask 0; touch /dev/shm/suyo").ordinary_user().run();
            assert_eq!(outcome.shm, ["suyo"], "{}", outcome.report());
            assert!(!Path::new("/dev/shm/suyo").exists(), "era el de todos");
        }),
        trial("lo que otros dejan mientras tanto no es culpa del programa", foreign_objects),
    ]
}

/// Otro programa crea en `/dev/shm` y en `/tmp` cuando el vigilado ya ha empezado, y no lo borra hasta después.
fn foreign_objects() {
    let folder = tempfile::tempdir().unwrap();
    let (started, go_on) = (folder.path().join("empezado"), folder.path().join("sigue"));
    let script =
        format!("touch {}; until [ -e {} ]; do :; done", started.display(), go_on.display());
    let name = format!("cuaderno-ajeno-{}", std::process::id());
    let foreign = ["/dev/shm", "/tmp"].map(|place| PathBuf::from(place).join(&name));
    let outcome = std::thread::scope(|scope| {
        let run = scope.spawn(|| Run::sh(&script).run());
        while !started.exists() {
            assert!(!run.is_finished(), "no ha empezado");
            std::thread::yield_now();
        }
        foreign.iter().for_each(|path| std::fs::write(path, "ajeno").unwrap());
        std::fs::write(&go_on, "").unwrap();
        run.join().unwrap()
    });
    foreign.iter().for_each(|path| std::fs::remove_file(path).unwrap());
    outcome.assert_code(0).assert_clean();
}
