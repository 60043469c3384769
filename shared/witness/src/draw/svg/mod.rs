//! El dibujo como SVG: se ve en una página, clara u oscura, en papel, en gris y en un teléfono. No lleva programas ni
//! letras de fuera, y los mismos hechos dan el mismo fichero.

mod arrows;
mod axis;
mod bands;
mod group;
mod lane;
mod layout;
mod legend;
mod paper;

use std::collections::BTreeSet;

use super::fold::Row;
use super::signs::Sign;
use super::story;
use crate::Record;
use layout::{Layout, WIDTH};
use paper::{Paper, escaped, short};

const STYLE: &str = include_str!("style.css");

/// Un registro dibujado. El título y la descripción, que cuenta la ejecución en frases, son para quien no lo ve.
pub fn svg(record: &Record, title: &str) -> String {
    let layout = Layout::new(record);
    let mut used = BTreeSet::new();
    let mut body = Paper::default();
    axis::guides(&mut body, &layout);
    layout.tree_lines(&mut body);
    arrows::births(&mut body, &layout, &mut used);
    for placed in &layout.rows {
        match &placed.row {
            Row::One { process, .. } => lane::draw(&mut body, &layout, placed, process, &mut used),
            Row::Many { siblings, processes, alike, .. } => {
                group::draw(&mut body, &layout, placed, (*siblings, *alike), processes, &mut used);
            }
        }
    }
    arrows::ends(&mut body, &layout, &mut used);
    axis::draw(&mut body, &layout, &mut used);
    let height = legend::draw(&mut body, layout.bottom + 30.0, &used);
    let story = story::tell(record, &layout.shown());
    wrap(title, &story, height, &body.into_text())
}

fn wrap(title: &str, story: &str, height: f64, body: &str) -> String {
    // Varios dibujos en la misma página: cada uno tiene sus nombres.
    let id = format!("cr{:08x}", hash(&format!("{title}{body}")));
    let (width, height) = (short(WIDTH), short(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cr\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"{id}t {id}d\" lang=\"es\">\n\
         <title id=\"{id}t\">{}</title>\n<desc id=\"{id}d\">{}</desc>\n<style>\n{STYLE}</style>\n{body}</svg>\n",
        escaped(title),
        escaped(story),
    )
}

/// FNV-1a: el mismo texto da siempre el mismo número.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

type Used = BTreeSet<Sign>;
