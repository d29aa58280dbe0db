package io.serai.rehearse;

import io.serai.read.ReadSettings;
import io.serai.read.RowBinder;
import io.serai.read.RowReader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** What a rehearsal shares with the hub: its settings, and readers and binders, which keep nothing between files. */
@Component
record HubParts(ConfigurableEnvironment settings, RowReader reader, RowBinder binder, ReadSettings readSettings) {}
