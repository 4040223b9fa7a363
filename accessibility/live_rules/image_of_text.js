// Pixels of pictures from other hosts cannot be read; such pictures are left out.
async ({ all, isVisible, isExposed, nameOf, quoted }) => {
  const MAX_PICTURES = 12;
  const MAX_SIDE = 320;
  const MIN_LETTERS = 4;
  const MAX_LETTERS = 120;
  const MIN_LINE_HEIGHT = 6;
  const emblem = /logo|wappen|signet|siegel|emblem|icon|symbol|foto|photo|karte|map/i;

  const lettersOf = (name) => (name.match(/[\p{L}\p{N}]/gu) || []).length;

  const grayOf = async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const scale = Math.min(1, MAX_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
    const width = Math.round(picture.naturalWidth * scale);
    const height = Math.round(picture.naturalHeight * scale);
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const gray = new Uint8Array(width * height);
    for (let i = 0; i < gray.length; i += 1) {
      gray[i] = 0.3 * data[4 * i] + 0.59 * data[4 * i + 1] + 0.11 * data[4 * i + 2];
    }
    return { gray, width, height };
  };

  // The brightness that best parts the pixels in two (Otsu).
  const thresholdOf = (gray) => {
    const counts = new Array(256).fill(0);
    for (const value of gray) counts[value] += 1;
    const total = counts.reduce((sum, count, value) => sum + count * value, 0);
    let [best, threshold, below, sum] = [0, 128, 0, 0];
    for (let value = 0; value < 256; value += 1) {
      below += counts[value];
      sum += counts[value] * value;
      const above = gray.length - below;
      if (!below || !above) continue;
      const between = below * above * (sum / below - (total - sum) / above) ** 2;
      if (between > best) [best, threshold] = [between, value];
    }
    return threshold;
  };

  // Boxes of the connected shapes that the ink forms.
  const shapesOf = (ink, width, height) => {
    const seen = new Uint8Array(ink.length);
    const shapes = [];
    for (let start = 0; start < ink.length; start += 1) {
      if (!ink[start] || seen[start]) continue;
      const box = { left: width, right: 0, top: height, bottom: 0 };
      const stack = [start];
      seen[start] = 1;
      while (stack.length) {
        const at = stack.pop();
        const [x, y] = [at % width, Math.floor(at / width)];
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y);
        for (const [nextX, nextY] of [[x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1]]) {
          const next = nextY * width + nextX;
          if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue;
          if (!ink[next] || seen[next]) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
      shapes.push(box);
    }
    return shapes;
  };

  // The ink of shapes that are neither the background nor a frame, by rows.
  const rowsOf = (ink, shapes, width, height) => {
    const kept = new Uint8Array(ink.length);
    const inside = shapes.filter(
      ({ left, right, top, bottom }) =>
        left > 0 && top > 0 && right < width - 1 && bottom < height - 1 && bottom - top < 0.7 * height,
    );
    for (const { left, right, top, bottom } of inside) {
      for (let y = top; y <= bottom; y += 1) {
        for (let x = left; x <= right; x += 1) kept[y * width + x] = ink[y * width + x];
      }
    }
    return Array.from({ length: height }, (_, y) => kept.subarray(y * width, (y + 1) * width));
  };

  // Rows with ink that follow each other, high enough to be a line of text.
  const linesOf = (rows) => {
    const lines = [[]];
    for (const row of rows) {
      if (row.includes(1)) lines.at(-1).push(row);
      else if (lines.at(-1).length) lines.push([]);
    }
    return lines.filter((line) => line.length >= MIN_LINE_HEIGHT);
  };

  const runsOf = (row) => row.reduce((runs, value, x) => runs + (value && !row[x - 1] ? 1 : 0), 0);

  // How many letters fit into a line by its height and width, and how many strokes cross its rows.
  const measured = (line) => {
    const columns = line[0].map((_, x) => (line.some((row) => row[x]) ? 1 : 0));
    const width = columns.lastIndexOf(1) - columns.indexOf(1) + 1;
    const strokes = line.map(runsOf).sort((a, b) => b - a)[Math.floor(line.length / 3)];
    return { letters: width / (0.55 * line.length), strokes };
  };

  const showsOnly = async (address, wanted) => {
    const { gray, width, height } = await grayOf(address);
    const threshold = thresholdOf(gray);
    const dark = gray.map((value) => (value <= threshold ? 1 : 0));
    return [dark, dark.map((value) => 1 - value)].some((ink) => {
      const shapes = shapesOf(ink, width, height);
      const lines = linesOf(rowsOf(ink, shapes, width, height)).map(measured);
      const letters = lines.reduce((sum, line) => sum + line.letters, 0);
      const strokes = lines.reduce((sum, line) => sum + line.strokes, 0);
      const isLikely = (count, least, most) => count >= least * wanted && count <= most * wanted;
      return shapes.length < 4 * wanted && isLikely(letters, 0.6, 1.7) && isLikely(strokes, 0.9, 3);
    });
  };

  const doubtOf = async (element) => {
    const name = nameOf(element);
    const wanted = lettersOf(name);
    if (wanted < MIN_LETTERS || wanted > MAX_LETTERS || emblem.test(`${name} ${element.src}`)) return [];
    try {
      const shows = await showsOnly(element.currentSrc || element.src, wanted);
      return shows ? [{ element, doubt: true, detail: quoted(name) }] : [];
    } catch {
      return []; // not loaded, or its pixels are not for us
    }
  };

  const pictures = all("img, input[type=image]")
    .filter((element) => isVisible(element) && isExposed(element))
    .slice(0, MAX_PICTURES);
  return (await Promise.all(pictures.map(doubtOf))).flat();
};
