//! Los resultados de un trozo.

use super::error::TaskError;

/// El error va aparte para que un resultado bueno no ocupe lo que ocupa él.
pub(super) type Outcome<R> = Result<R, Box<TaskError>>;

/// Los buenos están juntos, como se van a entregar, y los errores aparte: casi nunca hay.
pub(super) struct Part<R> {
    good: Vec<R>,
    failed: Vec<Failed>,
}

struct Failed {
    /// Cuántos resultados buenos tiene delante.
    after: usize,
    error: Box<TaskError>,
}

impl<R> Part<R> {
    pub fn with_capacity(tasks: usize) -> Self {
        Part { good: Vec::with_capacity(tasks), failed: Vec::new() }
    }

    #[inline]
    pub fn push(&mut self, outcome: Outcome<R>) {
        match outcome {
            Ok(result) => self.good.push(result),
            Err(error) => self.failed.push(Failed { after: self.good.len(), error }),
        }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.good.len() + self.failed.len()
    }

    pub fn good(&self) -> &[R] {
        &self.good
    }

    pub fn errors(&self) -> impl Iterator<Item = &TaskError> {
        self.failed.iter().map(|failed| &*failed.error)
    }

    /// Los buenos, si lo son todos; si no, el primer error.
    pub fn all_good(self) -> Outcome<Vec<R>> {
        match self.failed.into_iter().next() {
            None => Ok(self.good),
            Some(failed) => Err(failed.error),
        }
    }

    /// Cada uno, en el orden de las tareas.
    pub fn outcomes(self) -> impl Iterator<Item = Outcome<R>> {
        let mut good = self.good.into_iter().enumerate().peekable();
        let mut failed = self.failed.into_iter().peekable();
        std::iter::from_fn(move || {
            let next = good.peek().map_or(usize::MAX, |(position, _)| *position);
            match failed.next_if(|failed| failed.after <= next) {
                Some(failed) => Some(Err(failed.error)),
                None => good.next().map(|(_, result)| Ok(result)),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::error::TaskFailure;
    use super::*;

    fn part(tasks: &str) -> Part<usize> {
        let mut part = Part::with_capacity(tasks.len());
        for (index, task) in tasks.chars().enumerate() {
            let cause = || TaskFailure::Failed(String::new());
            let error = || Box::new(TaskError { index, cause: cause() });
            part.push(if task == '+' { Ok(index) } else { Err(error()) });
        }
        part
    }

    #[test]
    fn salen_en_el_orden_de_las_tareas() {
        for tasks in ["", "+", "-", "++--+", "-+-+", "+--", "--+"] {
            assert_eq!(part(tasks).len(), tasks.len());
            let out: Vec<_> = part(tasks).outcomes().collect();
            let drawn: String = out.iter().map(|it| if it.is_ok() { '+' } else { '-' }).collect();
            assert_eq!(drawn, tasks);
            let indices = out.into_iter().map(|it| it.unwrap_or_else(|error| error.index));
            assert!(indices.eq(0..tasks.len()), "{tasks}");
        }
    }

    #[test]
    fn o_son_todos_buenos_o_el_primer_error() {
        assert_eq!(part("+++").all_good().unwrap(), [0, 1, 2]);
        assert_eq!(part("++-+-").all_good().unwrap_err().index, 2);
    }
}
