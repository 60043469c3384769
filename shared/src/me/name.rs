//! Cómo se llama un proceso: por su parentesco («hijo 1») o, si se le dio, por su nombre.

use std::fmt;

use smallvec::SmallVec;

/// El lugar de un proceso en la familia y, si lo tiene, su nombre propio.
#[derive(Clone, Debug)]
pub struct Name {
    /// Vacío en el padre; `[1]` en su primer hijo; `[1, 2]` en el segundo hijo de este.
    lineage: SmallVec<[u32; 4]>,
    own: Option<String>,
}

impl Name {
    pub(super) const fn of_root() -> Self {
        Name { lineage: SmallVec::new_const(), own: None }
    }

    pub(super) fn of_child(&self, number: u32) -> Self {
        let mut lineage = self.lineage.clone();
        lineage.push(number);
        Name { lineage, own: None }
    }

    pub(super) fn set_own(&mut self, name: &str) {
        self.own = Some(name.to_owned());
    }

    /// Los números de sus antepasados y el suyo.
    pub(crate) fn lineage(&self) -> &[u32] {
        &self.lineage
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.own {
            return f.write_str(name);
        }
        let kinship = match self.lineage.len() {
            0 => return f.write_str("padre"),
            1 => "hijo",
            2 => "nieto",
            _ => "descendiente",
        };
        write!(f, "{kinship} ")?;
        for (position, number) in self.lineage.iter().enumerate() {
            let dot = if position == 0 { "" } else { "." };
            write!(f, "{dot}{number}")?;
        }
        Ok(())
    }
}
