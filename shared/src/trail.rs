//! El rastro: lo que este programa cuenta al testigo, si hay alguno. Sin testigo no cuesta más que mirar si lo hay.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::thread::sleep;
use std::time::Duration;

use marks::{Act, Kind, Mark, Sheet};

/// La hoja de este programa; nula, si nadie mira.
static SHEET: AtomicPtr<Sheet> = AtomicPtr::new(ptr::null_mut());

/// Saluda al testigo. Una vez en cada programa, antes de que haya nada que marcar: los hijos de `fork` lo heredan.
pub(crate) fn announce() {
    if let Some(sheet) = marks::announce() {
        SHEET.store(ptr::from_ref(sheet).cast_mut(), Relaxed);
    }
}

/// Dice si alguien mira.
#[inline]
pub(crate) fn is_watched() -> bool {
    !SHEET.load(Relaxed).is_null()
}

/// Dice si alguien mira, y aún interesa lo que este proceso hace con los valores.
#[inline]
pub(crate) fn wants_values() -> bool {
    is_watched() && HISTORY.touches.load(Relaxed) < MOST_TOUCHES
}

/// En un hijo recién creado: lo que había marcado su padre no es suyo.
pub(crate) fn forget() {
    HISTORY.touches.store(0, Relaxed);
    HISTORY.last_read.iter().for_each(|word| word.store(0, Relaxed));
    HISTORY.random.store(0, Relaxed);
    HISTORY.lingered.store(0, Relaxed);
}

/// Deja una marca. `lineage` dice quién es en la familia, y vale lo mismo en todas las ejecuciones: con él y con la semilla
/// se decide si, en lo que el cerrojo no protege, este proceso se demora.
#[cold]
pub(crate) fn leave(mark: &Mark, lineage: &[u32]) {
    // SAFETY: es nulo o lo que guardó `announce`, que vive para siempre.
    let Some(sheet) = (unsafe { SHEET.load(Relaxed).as_ref() }) else { return };
    if mark.act == Act::Wrote {
        HISTORY.linger(sheet, lineage);
    }
    let worth = HISTORY.worth(mark);
    if worth == Worth::Repeated {
        return;
    }
    if !sheet.push(mark) && sheet.stir().is_none() {
        // Ya no cabe nada: lo que queda va como si nadie mirase.
        SHEET.store(ptr::null_mut(), Relaxed);
    }
    if worth == Worth::Last {
        sheet.skip();
    }
    if matches!(mark.act, Act::Wanted | Act::Read) {
        HISTORY.linger(sheet, lineage);
    }
}

/// Lo que ha marcado este proceso.
struct History {
    /// Cuántas lecturas y escrituras de valores ha marcado.
    touches: AtomicU32,
    /// La última lectura: objeto y valor. Quien espera a que un valor cambie lo lee sin parar.
    last_read: [AtomicU64; 2],
    /// De dónde salen las demoras, y cuántas lleva.
    random: AtomicU64,
    lingered: AtomicU32,
}

static HISTORY: History = History {
    touches: AtomicU32::new(0),
    last_read: [AtomicU64::new(0), AtomicU64::new(0)],
    random: AtomicU64::new(0),
    lingered: AtomicU32::new(0),
};

/// Más lecturas y escrituras de un proceso no dicen nada nuevo.
const MOST_TOUCHES: u32 = 10_000;
/// Con tantas demoras ya se habría visto lo que no está protegido.
const MOST_DELAYS: u32 = 400;

/// Lo que dice una marca.
#[derive(PartialEq, Eq)]
enum Worth {
    New,
    /// Lo mismo que la anterior.
    Repeated,
    /// Las que vengan detrás sobran.
    Last,
}

impl History {
    fn worth(&self, mark: &Mark) -> Worth {
        if mark.kind != Kind::Value {
            return Worth::New;
        }
        let seen = [mark.id, mark.value.unwrap_or_default() as u64];
        let [object, value] = &self.last_read;
        let last = [object.swap(seen[0], Relaxed), value.swap(seen[1], Relaxed)];
        if mark.act != Act::Read {
            object.store(0, Relaxed);
        } else if last == seen {
            return Worth::Repeated;
        }
        let touches = self.touches.fetch_add(1, Relaxed) + 1;
        if touches == MOST_TOUCHES { Worth::Last } else { Worth::New }
    }

    /// Se demora, o no, según la semilla.
    fn linger(&self, sheet: &Sheet, lineage: &[u32]) {
        let Some(stir) = sheet.stir() else { return };
        let before = match self.random.load(Relaxed) {
            0 => lineage
                .iter()
                .fold(scatter(stir.seed), |seed, number| scatter(seed ^ u64::from(*number))),
            before => before,
        };
        let random = scatter(before);
        self.random.store(random.max(1), Relaxed);
        // La mitad de las primeras veces; después, cada vez menos.
        let delays = self.lingered.load(Relaxed);
        let one_in = 2 + u64::from(delays / 16);
        if delays < MOST_DELAYS && random.is_multiple_of(one_in) {
            self.lingered.store(delays + 1, Relaxed);
            sleep(Duration::from_micros((random >> 32) % stir.longest_us));
        }
    }
}

/// De un número, otro que no se le parece (SplitMix64).
fn scatter(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ z >> 31
}
