// Un cronograma, proyectado: primero hasta una de las marcas de su eje, luego hasta la siguiente, y al final entero. Cada
// momento es una lámina más, así que se pasa y se vuelve como en las demás. Sin este fichero no se proyecta nada.
'use strict';

/* exported in_moments, numbers_of */

// Lo que ocupa a la derecha el signo de algo que acaba de ocurrir, y dónde empieza el texto que lleva al lado.
const SIGN = 6;
const BESIDE = 12;

// Una lámina, o varias si lleva un cronograma: los mismos trozos, con el dibujo hasta cada momento.
function in_moments(blocks) {
    const marks = blocks.flatMap(block => [...block.querySelectorAll('.cr > .e')].map(mark => numbers_of(mark)[0]));
    const earlier = marks.slice(1, -1).map(moment => {
        const copies = blocks.map(block => block.cloneNode(true));
        copies.forEach(copied => copied.querySelectorAll('.cr').forEach(drawing => draw_until(drawing, moment)));
        return copies;
    });
    return [...earlier, blocks];
}

function draw_until(drawing, moment) {
    const [start, , bottom] = numbers_of(drawing.querySelector('.e'));
    const parts = [...drawing.querySelectorAll('path, rect, circle, text')]
        .map(part => ({ part, at: numbers_of(part) }))
        .filter(({ part, at: [, y] }) => y <= bottom && !part.matches('.e'));
    const lanes = parts.filter(({ at: [x] }) => x >= start);
    const hide = ({ part }) => {
        part.style.visibility = 'hidden';
    };

    for (const lane of lanes) {
        if (lane.at[0] > moment + (lane.part.matches('text') ? BESIDE : 0)) {
            hide(lane);
        } else if (!lane.part.matches('text')) {
            const edge = `${moment + (lane.part.matches('rect, .m, .z') ? 0 : SIGN)}px`;
            lane.part.style.clipPath = `polygon(0 0, ${edge} 0, ${edge} 100%, 0 100%) view-box`;
        }
    }

    // A la izquierda, los nombres de los que aún no han nacido, y la raya que los une con su padre.
    for (const name of parts.filter(({ part, at: [x] }) => x < start && part.matches('text'))) {
        const born = lanes.some(({ at: [x, y] }) => x <= moment && Math.abs(y - name.at[1] + 4) < BESIDE);
        if (!born) {
            const line = parts.find(({ part, at }) => part.matches('.l') && at[2] + 5 === name.at[1]);
            [name, line].filter(Boolean).forEach(hide);
        }
    }

    [...drawing.querySelectorAll('.e')].find(mark => numbers_of(mark)[0] === moment).classList.add('ahora');
}

// Dónde empieza una parte del dibujo, x e y, y los demás números de su trazo.
function numbers_of(part) {
    const [x, y] = ['x', 'y'].map(name => part.getAttribute(name) ?? part.getAttribute(`c${name}`));
    return (x === null ? part.getAttribute('d').match(/-?[\d.]+/g) : [x, y]).map(Number);
}
