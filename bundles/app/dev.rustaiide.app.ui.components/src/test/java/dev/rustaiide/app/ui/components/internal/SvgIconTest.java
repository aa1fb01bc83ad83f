package dev.rustaiide.app.ui.components.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustaiide.app.ui.components.Icon;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgIconTest {
    @ParameterizedTest
    @EnumSource(Icon.class)
    void every_icon_is_there_and_draws_something_and_not_everything(Icon icon) throws IOException {
        try (InputStream in = Icon.class.getResourceAsStream(icon.resource())) {
            assertNotNull(in, icon.resource());
            byte[] alpha = SvgIcon.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).coverage(32, 2);
            int covered = 0;
            for (byte value : alpha) {
                covered += value == 0 ? 0 : 1;
            }
            assertTrue(covered > 8 && covered < 800, icon + " covers " + covered);
        }
    }

    @Test
    void a_line_covers_its_width_and_fades_at_its_edge() {
        byte[] alpha = svg("<line x1='12' y1='0' x2='12' y2='24'/>").coverage(24, 2);
        assertEquals(255, alpha[12 * 24 + 11] & 0xff);
        assertEquals(255, alpha[12 * 24 + 12] & 0xff);
        assertEquals(0, alpha[12 * 24 + 10] & 0xff);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<circle cx='12' cy='12' r='9'/>", "<ellipse cx='12' cy='12' rx='9' ry='9'/>",
            "<path d='M21 12A9 9 0 1 1 3 12 9 9 0 0121 12z'/>", "<path d='m21 12a9 9 0 11-18 0 9 9 0 0118 0'/>",
            "<rect x='3' y='3' width='18' height='18' rx='9'/>"})
    void a_circle_is_a_circle_however_it_is_said(String shape) {
        byte[] alpha = svg(shape).coverage(96, 2);
        for (int degrees = 0; degrees < 360; degrees += 5) {
            int x = (int) (48 + 36 * Math.cos(Math.toRadians(degrees)));
            int y = (int) (48 + 36 * Math.sin(Math.toRadians(degrees)));
            assertEquals(255, alpha[y * 96 + x] & 0xff, shape + " at " + degrees);
        }
        assertEquals(0, alpha[48 * 96 + 48]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<path d='12 3'/>", "<path d='M1'/>", "<path d='M1 1A1 1 0 5 0 2 2'/>",
            "<path d='M1 1X2 2'/>", "<circle r='a' cx='1' cy='1'/>", "<g></g>", "", "<path d='M1 1L--2 2"})
    void what_is_no_shape_is_refused(String shape) {
        assertThrows(IllegalArgumentException.class, () -> svg(shape));
    }

    private static SvgIcon svg(String shape) {
        return SvgIcon.parse("<svg>" + shape.replace('\'', '"') + "</svg>");
    }
}
