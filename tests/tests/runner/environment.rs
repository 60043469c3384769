//! Con qué nace un programa: descriptores, carpeta, variables, usuario, límites, señales y CPU.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

use tests::{Run, Trial, requires, trial, trial_if};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("solo recibe los descriptores 0, 1 y 2", || {
            let leaked = std::fs::File::open("/dev/null").unwrap();
            let flags = nix::fcntl::FcntlArg::F_SETFD(nix::fcntl::FdFlag::empty());
            nix::fcntl::fcntl(&leaked, flags).unwrap();
            for run in [
                Run::new("ls"),
                Run::new("ls").terminal(80, 24),
                Run::new("ls").stdout_closes_after(9),
            ] {
                // El 3 es el que abre el propio `ls` para leer la carpeta.
                let outcome = run.arg("-1").arg("/proc/self/fd").run();
                outcome.assert_code(0).assert_clean();
                assert_eq!(outcome.lines(), ["0", "1", "2", "3"]);
            }
        }),
        trial("la entrada puede estar cerrada", || {
            let outcome = Run::sh("test -e /proc/$$/fd/0 || echo cerrada").stdin_closed().run();
            outcome.assert_code(0).assert_says("cerrada");
            Run::new("cat").run().assert_code(0).assert_clean();
        }),
        trial("su carpeta y su TMPDIR son suyas y están vacías", || {
            let outcome = Run::sh("pwd; echo $TMPDIR; ls -A . $TMPDIR | grep -v :").run();
            let lines = outcome.lines();
            assert_ne!(lines[0], lines[1]);
            assert!(lines[2..].iter().all(String::is_empty), "{}", outcome.report());
            assert!(!std::path::Path::new(&lines[0]).exists());
        }),
        trial("las variables se ponen y se quitan", || {
            let run = Run::sh("echo [$UNA] [$HOME] [$NO_COLOR] [$LANG]")
                .env("UNA", "sí")
                .env_remove("HOME");
            assert_eq!(run.run().stdout, "[sí] [] [] [C.UTF-8]\n");
        }),
        trial("las señales nacen por defecto y sin bloquear", || {
            let outcome = Run::new("grep").args(["-E", "^Sig(Blk|Ign)", "/proc/self/status"]).run();
            // La 32 y la 33 son de glibc, que no deja tocarlas.
            let own =
                |line: &String| u64::from_str_radix(line[7..].trim(), 16).unwrap() & !(0b11 << 31);
            let masks: Vec<_> = outcome.lines().iter().map(own).collect();
            assert_eq!(masks, [0, 0], "{}", outcome.report());
        }),
        trial_if("se puede bajar a un usuario corriente", requires::root, || {
            let outcome =
                Run::sh("id -u; id -g; id -G; touch a; stat -c %u .; rm a").ordinary_user().run();
            outcome.assert_code(0).assert_clean();
            assert_eq!(outcome.lines(), ["65534", "65534", "65534", "65534"]);
        }),
        trial_if(
            "lo que deja un usuario corriente también se ve y se mata",
            requires::root,
            || {
                let outcome = Run::sh("touch $TMPDIR/a; sleep 1000 &").ordinary_user().run();
                assert_eq!(
                    (outcome.files.len(), outcome.alive.len()),
                    (1, 1),
                    "{}",
                    outcome.report()
                );
                assert!(crate::is_gone(outcome.alive[0].pid));
            },
        ),
        trial_if(
            "una orden que solo root puede leer también la ejecuta un usuario corriente",
            requires::root,
            || {
                let folder = tempfile::tempdir().unwrap();
                let program = folder.path().join("eco");
                std::fs::copy("/bin/echo", &program).unwrap();
                std::fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
                Run::new(&program)
                    .arg("hola")
                    .ordinary_user()
                    .run()
                    .assert_code(0)
                    .assert_says("hola")
                    .assert_clean();
            },
        ),
        trial("el límite de descriptores se aplica", || {
            assert_eq!(Run::sh("ulimit -n").max_files(17).run().stdout, "17\n");
        }),
        trial("el límite de memoria se aplica", || {
            assert_eq!(Run::sh("ulimit -v").max_memory(77 << 20).run().stdout, "78848\n");
        }),
        trial("el límite de procesos se aplica", || {
            // Sin crear procesos, que un usuario corriente ya tiene más de siete.
            let script = "while read -r line; do echo \"$line\"; done < /proc/self/limits";
            let outcome = Run::sh(script).max_processes(7).run();
            let mut lines = outcome.stdout.lines();
            let limit = lines.find_map(|line| line.strip_prefix("Max processes")).unwrap();
            assert_eq!(limit.split_whitespace().next(), Some("7"), "{}", outcome.report());
        }),
        trial_if("sin procesos que gastar, `fork` falla", requires::root, || {
            let outcome = Run::sh("/bin/true; echo $?").user(64_999).max_processes(1).run();
            assert!(outcome.stderr.contains("fork"), "{}", outcome.report());
        }),
        trial("una sola CPU", || {
            let outcome = Run::new("nproc").one_cpu().run();
            assert_eq!(outcome.stdout, "1\n");
        }),
    ]
}
