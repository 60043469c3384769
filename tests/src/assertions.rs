//! Juzgar una ejecución: cada `assert_…` se queja como un tutor y enseña todo lo que se vio.

use crate::outcome::{End, Outcome};
use crate::spec::signal_name;
use crate::{Signal, strip_ansi};

impl Outcome {
    /// Todo lo que se vio, tras una queja.
    #[track_caller]
    fn complain(&self, complaint: &str) -> ! {
        panic!("{complaint}\n{}", self.report())
    }

    /// Acabó por sí mismo, dentro del plazo, y se le pudo hacer todo lo previsto. Las demás lo comprueban también.
    #[track_caller]
    pub fn assert_finished(&self) -> &Self {
        match &self.unreached {
            Some(act) if self.timed_out => {
                self.complain(&format!("Se ha cumplido el plazo sin llegar a {act}: ¿quién espera a quién?"))
            }
            Some(act) => self.complain(&format!("El programa ha acabado sin que se pudiera {act}.")),
            None if self.timed_out => self.complain(
                "Se ha cumplido el plazo y el programa seguía vivo: ¿espera algo que no va a llegar?",
            ),
            None => self,
        }
    }

    /// Salió con este código.
    #[track_caller]
    pub fn assert_code(&self, code: i32) -> &Self {
        self.assert_finished();
        if self.end != End::Exited(code) {
            self.complain(&format!("El programa {}; debía salir con código {code}.", self.end));
        }
        self
    }

    /// Lo mató esta señal.
    #[track_caller]
    pub fn assert_signal(&self, signal: Signal) -> &Self {
        self.assert_finished();
        if self.end != End::Signaled(signal as i32) {
            let name = signal_name(signal as i32);
            self.complain(&format!("El programa {}; debía morir por {name}.", self.end));
        }
        self
    }

    /// El plazo se cumplió con el programa todavía vivo, como se esperaba.
    #[track_caller]
    pub fn assert_timed_out(&self) -> &Self {
        if !self.timed_out {
            self.complain(&format!(
                "El programa {}; se esperaba que siguiera bloqueado al cumplirse el plazo.",
                self.end
            ));
        }
        self
    }

    /// No dejó nada: ni hijos sin recoger, ni procesos vivos, ni ficheros, ni memoria compartida.
    ///
    /// A quien muere por `SIGKILL` no se le puede pedir que recoja a nadie: basta con que 1 s después no quede
    /// ningún proceso vivo.
    #[track_caller]
    pub fn assert_clean(&self) -> &Self {
        self.assert_finished();
        if self.end != End::Signaled(Signal::SIGKILL as i32) {
            if !self.unreaped.is_empty() {
                self.complain(
                    "Han quedado hijos zombis: ¿has llamado a `join` (o a `wait`) con todos los procesos?",
                );
            }
            if !self.alive_at_once.is_empty() {
                self.complain("El programa ha acabado antes que sus hijos: ¿has esperado a todos?");
            }
        }
        self.assert_nothing_alive().assert_no_files()
    }

    /// 1 s después de acabar no quedaba ningún descendiente vivo.
    #[track_caller]
    pub fn assert_nothing_alive(&self) -> &Self {
        if !self.alive.is_empty() {
            self.complain(
                "Han quedado procesos huérfanos vivos: ¿quién los mata si muere su padre?",
            );
        }
        self
    }

    /// No dejó ficheros ni memoria compartida.
    #[track_caller]
    pub fn assert_no_files(&self) -> &Self {
        if !self.files.is_empty() {
            self.complain("Han quedado ficheros: ¿quién los borra?");
        }
        if !self.shm.is_empty() {
            self.complain("Ha quedado memoria compartida con nombre en /dev/shm: ¿quién la borra?");
        }
        self
    }

    /// Dijo este texto por la salida (sin contar los colores).
    #[track_caller]
    pub fn assert_says(&self, text: &str) -> &Self {
        self.assert_finished();
        if !strip_ansi(&self.stdout).contains(text) {
            self.complain(&format!("En la salida falta «{text}»."));
        }
        self
    }

    /// Dijo este texto por la salida, aunque esté partido en varias líneas para que quepa.
    #[track_caller]
    pub fn assert_says_wrapped(&self, text: &str) -> &Self {
        self.assert_finished();
        if !self.lines().join(" ").split_whitespace().collect::<Vec<_>>().join(" ").contains(text) {
            self.complain(&format!("En la salida falta «{text}»."));
        }
        self
    }

    /// No dijo este texto por la salida.
    #[track_caller]
    pub fn assert_never_says(&self, text: &str) -> &Self {
        self.assert_finished();
        if strip_ansi(&self.stdout).contains(text) {
            self.complain(&format!("En la salida sobra «{text}»."));
        }
        self
    }

    /// Dijo estos textos por la salida, uno detrás de otro.
    #[track_caller]
    pub fn assert_says_in_order(&self, texts: &[&str]) -> &Self {
        self.assert_finished();
        let said = strip_ansi(&self.stdout);
        let mut rest = said.as_str();
        for text in texts {
            let Some(position) = rest.find(text) else {
                self.complain(&format!("En la salida falta «{text}», o no está en su sitio."));
            };
            rest = &rest[position + text.len()..];
        }
        self
    }

    /// Dijo este texto por la salida de errores, en una línea o partido entre varias.
    #[track_caller]
    pub fn assert_complains(&self, text: &str) -> &Self {
        self.assert_finished();
        let said = strip_ansi(&self.stderr);
        if !said.contains(text) && !said.replace('\n', " ").contains(text) {
            self.complain(&format!("En la salida de errores falta «{text}»."));
        }
        self
    }

    /// No dijo nada por la salida de errores.
    #[track_caller]
    pub fn assert_no_complaints(&self) -> &Self {
        self.assert_finished();
        if !self.stderr.is_empty() {
            self.complain("La salida de errores debía estar vacía.");
        }
        self
    }
}
