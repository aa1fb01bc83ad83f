package dev.rustaiide.system.cargo.integration.internal.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.system.cargo.integration.CrateVersion;

class RequirementTest {
    private static void check(String requirement, String takes, String refuses) {
        Requirement asked = Requirement.of(requirement);
        for (String each : takes.split(" ")) {
            assertTrue(asked.takes(CrateVersion.of(each)), requirement + " takes " + each);
        }
        for (String each : refuses.split(" ")) {
            assertTrue(!asked.takes(CrateVersion.of(each)), requirement + " refuses " + each);
        }
    }

    @Test
    void requirements_mean_what_they_mean_to_cargo() {
        check("1.2.3", "1.2.3 1.2.4 1.9.0", "1.2.2 2.0.0 0.9.9");
        check("^0.2.3", "0.2.3 0.2.9", "0.3.0 0.2.2 1.0.0");
        check("0.0.3", "0.0.3", "0.0.4 0.0.2");
        check("0.0", "0.0.0 0.0.9", "0.1.0");
        check("0", "0.0.1 0.9.9", "1.0.0");
        check("~1.2.3", "1.2.3 1.2.9", "1.3.0");
        check("~1", "1.0.0 1.9.9", "2.0.0");
        check("1.*", "1.0.0 1.9.9", "2.0.0 0.9.9");
        check("1.2.*", "1.2.0 1.2.9", "1.3.0");
        assertTrue(Requirement.of("*").takes(CrateVersion.of("99.0.0")));
        check("=1.2.3", "1.2.3", "1.2.4");
        check("=1.2", "1.2.0 1.2.9", "1.3.0");
        check(">=1.2, <1.5", "1.2.0 1.4.9", "1.5.0 1.1.9");
        check("> 1.2", "1.3.0", "1.2.9");
        check("<= 1.2", "1.2.9 0.1.0", "1.3.0");
        check("1.0.0-alpha.5", "1.0.0-alpha.5 1.0.0-beta 1.0.0", "1.0.0-alpha.4 2.0.0");
        assertTrue(!Requirement.of("not a version").takes(CrateVersion.of("1.0.0")));
    }

    @Test
    void versions_have_the_order_of_the_standard() {
        List<String> ordered = List.of("1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta",
                "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0");
        assertEquals(ordered, ordered.reversed().stream().map(CrateVersion::of).sorted().map(CrateVersion::toString)
                .toList());
        assertTrue(CrateVersion.of("0.3.1").isCompatibleWith(CrateVersion.of("0.3.0")));
        assertTrue(!CrateVersion.of("0.4.0").isCompatibleWith(CrateVersion.of("0.3.0")));
    }
}
