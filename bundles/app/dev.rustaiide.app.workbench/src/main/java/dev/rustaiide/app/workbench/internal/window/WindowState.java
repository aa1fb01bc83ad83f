package dev.rustaiide.app.workbench.internal.window;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.Rectangle;

import dev.rustaiide.foundation.serialization.Json;

/**
 * How the window was left.
 *
 * @param bounds when it is not maximized, in points; those of several screens lie on one plane
 * @param side the side panel's share of the width, in 10,000ths
 * @param bottom the bottom panel's share of the height, in 10,000ths
 * @param right the right panel's share of what the side panel leaves of the width, in 10,000ths
 */
record WindowState(Rectangle bounds, boolean maximized, int side, int bottom, int right, boolean sideShown,
        boolean bottomShown, boolean rightShown) {
    static final int WHOLE = 10_000;
    /** The right panel's share until people choose another. */
    static final int RIGHT = 3_200;
    private static final int LEAST_SHARE = 500;
    private static final int MOST_SHARE = 8_000;
    private static final int LEAST_SIZE = 300;
    private static final int MOST_SIZE = 20_000;
    /** So much of it must be on a screen, at its top, that it can be grasped. */
    private static final int GRASP = 80;

    Json write() {
        return Json.object().put("x", bounds.x).put("y", bounds.y).put("width", bounds.width)
                .put("height", bounds.height).put("maximized", maximized).put("side", side).put("bottom", bottom)
                .put("right", right).put("sideShown", sideShown).put("bottomShown", bottomShown)
                .put("rightShown", rightShown).build();
    }

    /** Empty unless all of it makes sense. */
    static Optional<WindowState> read(Json json) {
        Rectangle bounds = new Rectangle(number(json, "x"), number(json, "y"), number(json, "width"),
                number(json, "height"));
        int side = number(json, "side");
        int bottom = number(json, "bottom");
        int right = (int) Math.clamp(json.number("right", RIGHT), 0, WHOLE);
        boolean sane = isSize(bounds.width) && isSize(bounds.height) && isShare(side) && isShare(bottom)
                && isShare(right);
        return sane ? Optional.of(new WindowState(bounds, json.flag("maximized", false), side, bottom, right,
                json.flag("sideShown", true), json.flag("bottomShown", false), json.flag("rightShown", false)))
                : Optional.empty();
    }

    private static int number(Json json, String name) {
        return (int) Math.clamp(json.number(name, Integer.MIN_VALUE), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static boolean isSize(int points) {
        return points >= LEAST_SIZE && points <= MOST_SIZE;
    }

    private static boolean isShare(int share) {
        return share >= LEAST_SHARE && share <= MOST_SHARE;
    }

    /** Whether the window can be grasped on one of {@code screens}: one of them may be gone since. */
    boolean isOn(List<Rectangle> screens) {
        for (Rectangle screen : screens) {
            int visible = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
            if (visible >= GRASP && bounds.y >= screen.y && bounds.y < screen.y + screen.height - GRASP) {
                return true;
            }
        }
        return false;
    }

    /** What part {@code one} is of {@code one} and {@code other}, in 10,000ths; {@code otherwise} if unknown. */
    static int share(String one, String other, int otherwise) {
        try {
            long part = Long.parseLong(one);
            long whole = part + Long.parseLong(other);
            return part <= 0 || whole <= part ? otherwise
                    : (int) Math.clamp(part * WHOLE / whole, LEAST_SHARE, MOST_SHARE);
        } catch (NumberFormatException unknown) {
            return otherwise;
        }
    }
}
