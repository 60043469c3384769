//! Quién adopta a los huérfanos, y si los recoge cuando terminan.
//!
//! A un huérfano lo adopta el antepasado vivo más cercano que se haya declarado *subreaper* o, si no hay ninguno,
//! el PID 1 de su espacio de PID. Cualquiera de ellos puede ser un programa que no llama nunca a `wait`: entonces,
//! cada huérfano que termina es un zombi mientras viva quien lo adoptó.
//!
//! El núcleo no dice de antemano quién va a adoptar, y ese zombi no tiene arreglo. Por eso, si no consta que
//! recojan todos los que podrían ser, adopta la propia lección.

mod adopters;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use nix::sys::prctl;
use nix::unistd::getpid;

use crate::ground::eventually;
use crate::lesson::check;
use crate::say_incident;
use crate::table::SystemProcess;
use crate::wait::{WaitPidFlag, waitpid};

/// Quien adopta puede mirar si tiene a quien recoger solo de vez en cuando: se han visto dos segundos.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Alguien ha dejado sin recoger a un huérfano que adoptó: ya no se le dará otro.
static DISTRUST: AtomicBool = AtomicBool::new(false);
/// Ya se ha dicho por qué adopta este proceso.
static TOLD: AtomicBool = AtomicBool::new(false);

/// Quién se queda con los huérfanos de un paso. Al destruirse, todo vuelve a ser como antes.
#[derive(Debug)]
#[must_use = "al destruirlo, este proceso deja de adoptar"]
pub struct Adoption {
    ours: bool,
}

impl Adoption {
    /// Los huérfanos son para quien diga el sistema; si no consta que vaya a recogerlos, los adopta este proceso, y
    /// dice por qué la primera vez.
    ///
    /// # Errors
    /// El de `prctl(2)`.
    pub fn prepare() -> nix::Result<Self> {
        let doubt = reason_to_adopt();
        if let Some(reason) = &doubt {
            if !TOLD.swap(true, Ordering::Relaxed) {
                say_incident!("{reason}:\nsi termina un huérfano mío, lo recojo yo");
            }
            prctl::set_child_subreaper(true)?;
        }
        Ok(Adoption { ours: doubt.is_some() })
    }

    /// Espera a que un huérfano termine y lo recoja quien lo adoptó. Si ocurre, lo dice como [`check`]; si termina y
    /// nadie lo recoge, dice eso otro, y la lección sigue: no es culpa suya.
    ///
    /// # Errors
    /// [`Unexpected`](crate::lesson::Unexpected) si ni siquiera ha terminado.
    pub fn check_reaped(&self, what: &str, orphan: &SystemProcess) -> anyhow::Result<()> {
        self.wait_until_reaped(orphan);
        let gone = !orphan.is_running();
        if gone || orphan.is_alive() {
            return Ok(check(what, gone)?);
        }
        DISTRUST.store(true, Ordering::Relaxed);
        TOLD.store(false, Ordering::Relaxed);
        let ppid = orphan.ppid()?;
        let adopter = SystemProcess::new(ppid.as_raw())?.name()?;
        let seconds = LONGEST_WAIT.as_secs();
        say_incident!(
            "aquí no puedo comprobar «{what}»:\n\
             lo adoptó {adopter} (PID {ppid}), que en {seconds} s no lo ha recogido.\n\
             Será un zombi hasta que {adopter} lo recoja o termine"
        );
        Ok(())
    }

    fn wait_until_reaped(&self, orphan: &SystemProcess) {
        eventually(LONGEST_WAIT, || {
            if self.ours {
                // Mientras no sea hijo de este proceso, responde ECHILD.
                let _ = waitpid(orphan.pid(), Some(WaitPidFlag::WNOHANG));
            }
            (!orphan.is_running()).then_some(())
        });
    }
}

impl Drop for Adoption {
    fn drop(&mut self) {
        if self.ours {
            let _ = prctl::set_child_subreaper(false);
        }
    }
}

/// Por qué ha de adoptar este proceso; nada, si consta que recogerá quien adopte.
fn reason_to_adopt() -> Option<String> {
    if getpid().as_raw() == 1 {
        return Some("soy PID 1, que es quien adopta".to_owned());
    }
    if DISTRUST.load(Ordering::Relaxed) {
        return Some("quien ha adoptado antes no recoge".to_owned());
    }
    let adopter = adopters::doubtful()?;
    Some(format!("no consta que {} (PID {}) recoja huérfanos", adopter.name, adopter.pid))
}
