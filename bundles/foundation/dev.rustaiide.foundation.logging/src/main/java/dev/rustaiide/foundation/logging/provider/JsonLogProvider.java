package dev.rustaiide.foundation.logging.provider;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

import dev.rustaiide.foundation.logging.internal.log.LogOpener;
import dev.rustaiide.foundation.logging.internal.log.Loggers;

/** Gives SLF4J our loggers. It makes one when the first logger of the process is asked for. */
public class JsonLogProvider implements SLF4JServiceProvider {
    private final MDCAdapter context = new BasicMDCAdapter();
    private final ILoggerFactory loggers = new Loggers(context::getCopyOfContextMap, new LogOpener());
    private final IMarkerFactory markers = new BasicMarkerFactory();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // all is there
    }
}
