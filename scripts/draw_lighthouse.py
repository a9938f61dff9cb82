"""Draw the picture of the SVD notebook: a lighthouse at night, in grey, from 0 for black to 255 for white.

Run it to write ``math4ml_ext/course/lighthouse.npy`` again. It is drawn from a few formulas, and so is the same on
every machine.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

PLACE = Path(__file__).resolve().parents[1] / "math4ml_ext" / "course" / "lighthouse.npy"
HEIGHT, WIDTH = 96, 128
HORIZON, LAMP, LEFT = 70, (22, 38), 38

Grey = npt.NDArray[np.float64]


def lighthouse() -> npt.NDArray[np.uint8]:
    """Return the picture, of shape (96, 128)."""
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    grey = _sky(down, across)
    grey = np.where(down >= HORIZON, _sea(down, across), grey)
    grey = _tower(down, across, grey)
    drawn: npt.NDArray[np.uint8] = np.round(255 * np.clip(grey, 0, 1)).astype(np.uint8)
    return drawn


def _sky(down: Grey, across: Grey) -> Grey:
    """A sky that is lighter towards the sea, with a moon, a few stars and a beam of light."""
    grey = 0.08 + 0.35 * (down / HORIZON) ** 2
    y, x = down - LAMP[0], across - LAMP[1]
    spread = np.abs(y + 0.18 * x) / np.maximum(0.11 * x + 1.5, 1)
    grey = grey + np.where(x > 0, 0.45 * np.exp(-x / 70) * np.exp(-(spread**2)), 0)
    grey = np.where(np.hypot(down - 16, across - 14) < 8, 0.93, grey)
    grey = np.where(np.hypot(down - 13.5, across - 17.5) < 6.5, 0.1, grey)
    for star in range(16):
        y, x = (29 * star + 5) % 52, (47 * star + 31) % WIDTH
        grey = np.where((down == y) & (across == x), 0.95, grey)
    return grey


def _sea(down: Grey, across: Grey) -> Grey:
    """Waves that are longer and darker the nearer they are."""
    near = (down - HORIZON) / (HEIGHT - HORIZON)
    waves = np.sin(across / (2 + 5 * near) + 2.4 * down) * np.sin(down * 1.7 - 9 * near)
    glitter = 0.3 * np.exp(-(((across - 84) / (6 + 22 * near)) ** 2))
    return 0.36 - 0.24 * near + 0.07 * waves + glitter * (waves > 0.25)


def _tower(down: Grey, across: Grey, grey: Grey) -> Grey:
    """A rock, a striped tower that is narrower at the top, a gallery, and the lamp."""
    rock = HORIZON + 6 - 12 * np.exp(-(((across - LEFT) / 17) ** 2)) + 1.5 * np.sin(across * 0.9)
    grey = np.where((down >= rock) & (down < HORIZON + 8) & (np.abs(across - LEFT) < 30), 0.05, grey)
    half = 3.5 + 4.5 * (down - 27) / 40
    shade = 1 - 0.45 * np.clip((across - LEFT) / half, -1, 1)
    stripes = np.where((down - 27) // 8 % 2 == 0, 0.9, 0.35)
    grey = np.where((down >= 27) & (down < 66) & (np.abs(across - LEFT) <= half), stripes * shade * 0.75, grey)
    grey = np.where((down >= 25) & (down < 27) & (np.abs(across - LEFT) <= 6), 0.15, grey)
    grey = np.where((down >= 19) & (down < 25) & (np.abs(across - LEFT) <= 3), 1.0, grey)
    return np.where((down >= 15) & (down < 19) & (np.abs(across - LEFT) <= 4.5 * (down - 14) / 5), 0.15, grey)


if __name__ == "__main__":
    np.save(PLACE, lighthouse())
    print(PLACE)
