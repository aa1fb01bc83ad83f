package dev.rustaiide.foundation.logging.slf4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** With the class path in place of the bundle of SLF4J; whether the framework resolves it is told by the stories. */
class FragmentProviderTest {
    @Test
    void slf4j_finds_it_and_no_other_and_it_is_what_loggers_come_from() {
        var found = ServiceLoader.load(SLF4JServiceProvider.class).stream().map(ServiceLoader.Provider::type).toList();
        assertEquals(List.of(FragmentProvider.class), found);
        assertSame(LoggerFactory.getLogger("a"), LoggerFactory.getLogger("a"));
        assertEquals("Loggers", LoggerFactory.getILoggerFactory().getClass().getSimpleName());
    }

    @Test
    void it_says_that_it_fits_this_slf4j_and_keeps_the_context_of_a_thread() {
        var provider = new FragmentProvider();
        provider.initialize();
        assertTrue(provider.getRequestedApiVersion().startsWith("2.0"));
        assertInstanceOf(MDCAdapter.class, provider.getMDCAdapter());
        MDC.put("key", "value");
        assertEquals("value", MDC.get("key"));
        MDC.clear();
    }

    @Test
    void logging_without_a_framework_harms_nobody() {
        LoggerFactory.getLogger(FragmentProviderTest.class).error("nobody writes this", new IllegalStateException());
    }
}
