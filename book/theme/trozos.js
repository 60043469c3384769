// Parte en dos lo que no cabe en una lámina: código, por una línea en blanco si se puede; una tabla, por sus filas; una
// lista, por sus puntos.
'use strict';

/* global draw_bars */
/* exported split */

// Lo que cuesta cortar por donde no se debe, comparado con que las partes salgan desiguales: entre dos líneas que van
// juntas, entre dos seguidas, donde acaba o empieza un bloque, por una línea en blanco dentro de una función, y hacer una
// parte de más.
const JOINED = 1.2;
const BETWEEN_LINES = 0.8;
const BETWEEN_BLOCKS = 0.5;
const INSIDE = 0.3;
const ONE_MORE = 0.4;
const FEWEST_LINES = 3;

// Deja en `block` lo que cabe, y devuelve otro con lo demás; nada, si no se puede partir. Con `tidy`, el código solo se
// parte por una línea en blanco.
function split(block, fits, tidy = false) {
    const code = block.matches('pre, .trozo') ? block.querySelector('pre > code') : null;
    return code ? split_lines(block, code, fits, tidy) : split_rows(block, fits);
}

function split_lines(block, code, fits, tidy) {
    const lines = code.textContent.replace(/\n$/, '').split('\n');
    const rest = block.cloneNode(true);
    const rest_code = rest.querySelector('pre > code');
    // Sin esto, los trozos se quedarían sin colores y sin sus barras.
    const highlight = part => {
        if (part.matches('.hljs')) {
            window.hljs?.highlightBlock(part);
        }
        draw_bars(part);
    };
    const keep = kept => {
        code.textContent = lines.slice(0, kept).join('\n').trimEnd();
    };
    const most = most_that_fits(lines.length, keep, () => fits(block));
    const kept = best_cut(lines.length, most, FEWEST_LINES, cut => untidiness(lines, cut, tidy));
    keep(kept ?? lines.length);
    highlight(code);
    if (kept === null) {
        return null;
    }
    rest_code.textContent = lines.slice(kept).join('\n').replace(/^\n+/, '');
    highlight(rest_code);
    return rest;
}

function untidiness(lines, cut, tidy) {
    const [before, after] = [lines.slice(0, cut), lines.slice(cut)];
    if ([before, after].some(part => part.filter(line => line !== '').length < FEWEST_LINES)) {
        return Infinity;
    }
    if (after[0] !== '' && before.at(-1) !== '') {
        return tidy ? Infinity : closeness(before.at(-1), after[0]);
    }
    const next = after.find(line => line !== '');
    return /^\s/.test(next) ? INSIDE : 0;
}

// Lo que escribe una lección se mira sin quién lo dice; y en un árbol, las ramas son su sangría.
function closeness(...neighbours) {
    const [before, next] = neighbours.map(line => line.replace(/^[^│]{1,20} │ ?/, '').trimEnd());
    const opens = line => /[:{([,]$/.test(line);
    const indent = line => line.search(/[^\s│├└─]|$/);
    if (opens(before) || /^\s*(?:el(?:if|se)\b|except\b|finally\b|[)}\]✔])/.test(next)) {
        return JOINED;
    }
    const begins = opens(next) && indent(next) === 0;
    return begins || indent(next) < indent(before) ? BETWEEN_BLOCKS : BETWEEN_LINES;
}

function split_rows(block, fits) {
    const list = rows_of(block);
    if (!list) {
        return null;
    }
    const rest = block.cloneNode(true);
    const from = block.start ?? 1;
    const rows = [...list.children];
    const keep = kept => list.replaceChildren(...rows.slice(0, kept));
    const most = most_that_fits(rows.length, keep, () => fits(block));
    const kept = best_cut(rows.length, most, 1, () => 0);
    keep(kept ?? rows.length);
    if (kept === null) {
        return null;
    }
    [...rows_of(rest).children].slice(0, kept).forEach(child => child.remove());
    if (block.matches('ol')) {
        rest.start = from + kept;
    }
    return rest;
}

// Lo que se puede repartir de un bloque: las filas de una tabla o los puntos de una lista.
function rows_of(block) {
    const table = block.matches('table') ? block : block.querySelector(':scope > table');
    return table ? table.tBodies[0] : block.matches('ul, ol') ? block : null;
}

function most_that_fits(total, keep, fits) {
    let [most, too_many] = [0, total];
    while (too_many - most > 1) {
        const half = Math.floor((most + too_many) / 2);
        keep(half);
        [most, too_many] = fits() ? [half, too_many] : [most, half];
    }
    return most;
}

// En partes parecidas, y sin separar lo que va junto; nada, si no hay por dónde.
function best_cut(total, most, fewest, untidy) {
    let best = null;
    let least = Infinity;
    for (let cut = fewest; cut <= Math.min(most, total - fewest); cut += 1) {
        const pieces = 1 + Math.ceil((total - cut) / most);
        const even = total / pieces;
        const cost = untidy(cut) + Math.abs(cut - even) / even + ONE_MORE * (pieces - Math.ceil(total / most));
        if (cost < least) {
            [best, least] = [cut, cost];
        }
    }
    return best;
}
