// The sample photo of the demonstration, drawn here: a village road at night and a street lamp that is out.

/** Draw it on a canvas of any size. */
export function drawNight(canvas) {
  const pen = canvas.getContext("2d");
  pen.setTransform(canvas.width / 480, 0, 0, canvas.height / 320, 0, 0);
  const sky = pen.createLinearGradient(0, 0, 0, 230);
  sky.addColorStop(0, "#141b31");
  sky.addColorStop(1, "#33405f");
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 480, 320);
  pen.fillStyle = "#dfe3f0";
  for (const [x, y, size] of [[60, 40, 1.4], [128, 74, 1], [206, 30, 1.2], [268, 66, 1], [412, 44, 1.4], [448, 98, 1], [356, 26, 1], [30, 108, 1]]) disc(pen, x, y, size);
  pen.beginPath();
  pen.arc(92, 66, 17, -1.1, 1.9, true);
  pen.quadraticCurveTo(84, 62, 99.7, 50.8);
  pen.fill();
  hill(pen, "#1f2942", [[0, 196], [90, 150], [190, 190], [300, 148], [400, 184], [480, 160]]);
  hill(pen, "#182137", [[0, 220], [120, 196], [250, 222], [360, 198], [480, 216]]);
  house(pen, 36, 176, 84, 62, true);
  house(pen, 138, 192, 58, 46, false);
  house(pen, 396, 184, 66, 54, true);
  pen.fillStyle = "#272e42";
  shape(pen, [[0, 238], [480, 238], [480, 320], [0, 320]]);
  pen.fillStyle = "#343c54";
  shape(pen, [[214, 238], [266, 238], [470, 320], [60, 320]]);
  pen.fillStyle = "#6d7591";
  for (const [y, half, tall] of [[246, 1.2, 8], [262, 2, 12], [284, 3, 16]]) shape(pen, [[240 - half, y], [240 + half, y], [242 + half * 2, y + tall], [238 - half * 2, y + tall]]);
  pen.strokeStyle = "#8a93ad";
  pen.lineCap = "round";
  pen.lineWidth = 6;
  pen.beginPath();
  pen.moveTo(336, 268);
  pen.lineTo(336, 92);
  pen.quadraticCurveTo(336, 66, 308, 66);
  pen.lineTo(284, 66);
  pen.stroke();
  pen.fillStyle = "#737c98";
  pen.fillRect(328, 256, 16, 14);
  shape(pen, [[252, 62], [292, 62], [286, 76], [258, 76]]);
  pen.fillStyle = "#3c445c";
  shape(pen, [[258, 76], [286, 76], [281, 84], [263, 84]]);
}

/** As a file to send. */
export function nightPhoto() {
  const canvas = document.createElement("canvas");
  canvas.width = 1200;
  canvas.height = 800;
  drawNight(canvas);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
}

function disc(pen, x, y, size) {
  pen.beginPath();
  pen.arc(x, y, size, 0, 7);
  pen.fill();
}

function shape(pen, points) {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.fill();
}

function hill(pen, colour, points) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(...points[0]);
  for (let at = 1; at < points.length; at++) {
    const [x, y] = points[at], [fromX, fromY] = points[at - 1], middle = (x + fromX) / 2;
    pen.bezierCurveTo(middle, fromY, middle, y, x, y);
  }
  pen.lineTo(480, 320);
  pen.lineTo(0, 320);
  pen.fill();
}

function house(pen, x, y, wide, tall, lit) {
  pen.fillStyle = "#121a2d";
  pen.fillRect(x, y, wide, tall);
  pen.fillStyle = "#0f1626";
  shape(pen, [[x - 6, y], [x + wide / 2, y - wide * 0.3], [x + wide + 6, y]]);
  pen.fillStyle = lit ? "#d3a552" : "#263149";
  pen.fillRect(x + wide * 0.2, y + tall * 0.3, wide * 0.18, tall * 0.28);
  pen.fillStyle = "#263149";
  pen.fillRect(x + wide * 0.6, y + tall * 0.3, wide * 0.18, tall * 0.28);
}
