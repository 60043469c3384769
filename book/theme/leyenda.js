// Un cronograma alto, proyectado, cabe más grande con la leyenda al lado que debajo. Donde no, se queda como está.
'use strict';

/* global numbers_of */
/* exported legend_beside */

// De un renglón de la leyenda al siguiente, lo que ocupa su signo, y una letra de su texto.
const ROW = 24;
const SIGN_WIDTH = 40;
const LETTER = 6.8;
// Lo que ocupan, debajo del eje, sus números.
const NUMBERS = 20;
// La parte de la lámina que puede ocupar un dibujo (véase cuaderno.css).
const SHARE = 0.75;

function legend_beside(drawing, frame) {
    const axis = drawing.querySelector('.e');
    if (!axis) {
        return;
    }
    const [, , width, height] = drawing.getAttribute('viewBox').split(' ').map(Number);
    const foot = numbers_of(axis)[2] + NUMBERS;
    const entries = entries_below(drawing, foot);
    const longest = Math.max(...entries.map(entry => entry.at(-1).textContent.length));
    const wider = width + SIGN_WIDTH + LETTER * longest;
    const lower = Math.max(foot, ROW * (entries.length + 1));
    const scale = (wide, high) => Math.min(frame.clientWidth / wide, frame.clientHeight * SHARE / high);
    if (scale(wider, lower) <= scale(width, height)) {
        return;
    }
    entries.forEach((entry, row) => {
        const [x, y] = numbers_of(entry.at(-1));
        const move = `translate(${width + SIGN_WIDTH - x} ${ROW * (row + 1) - y})`;
        entry.forEach(part => part.setAttribute('transform', move));
    });
    drawing.setAttribute('viewBox', `0 0 ${wider} ${lower}`);
    drawing.setAttribute('width', wider);
    drawing.setAttribute('height', lower);
}

// Lo que hay debajo del eje: de cada cosa, su signo, que puede tener varias partes, y su texto, que es la última.
function entries_below(drawing, foot) {
    const entries = [[]];
    for (const part of drawing.querySelectorAll('path, rect, circle, text')) {
        if (numbers_of(part)[1] > foot) {
            entries.at(-1).push(part);
            if (part.matches('text')) {
                entries.push([]);
            }
        }
    }
    return entries.slice(0, -1);
}
