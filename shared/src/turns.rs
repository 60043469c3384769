//! Medir por turnos: lo que pase entretanto en el ordenador les pasa a todos.

/// En cada ronda mide a todos, uno detrás de otro; devuelve la medida mediana de cada uno, que es la que tarda `time`.
///
/// # Errors
/// El primero que dé `measure`.
pub fn in_turns<P, T, K: Ord, E>(
    rounds: impl IntoIterator,
    contenders: &[P],
    measure: impl Fn(&P) -> Result<T, E>,
    time: impl Fn(&T) -> K,
) -> Result<Vec<T>, E> {
    let mut taken: Vec<Vec<T>> = contenders.iter().map(|_| Vec::new()).collect();
    for _ in rounds {
        for (contender, taken) in contenders.iter().zip(&mut taken) {
            taken.push(measure(contender)?);
        }
    }
    let median = |mut taken: Vec<T>| {
        taken.sort_by_key(&time);
        let middle = taken.len() / 2;
        taken.into_iter().nth(middle)
    };
    Ok(taken.into_iter().filter_map(median).collect())
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::in_turns;

    #[test]
    fn por_turnos_y_la_mediana_de_cada_uno() {
        let order = RefCell::new(String::new());
        let times = RefCell::new(vec![9, 2, 7, 1, 8, 3]);
        let measure = |who: &char| {
            order.borrow_mut().push(*who);
            times.borrow_mut().pop().ok_or(())
        };
        assert_eq!(in_turns(0..3, &['a', 'b'], measure, |time| *time), Ok(vec![2, 8]));
        assert_eq!(*order.borrow(), "ababab");
    }
}
