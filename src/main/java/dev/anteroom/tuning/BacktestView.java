package dev.anteroom.tuning;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A backtest on its way, or what came of it.
 *
 * @param total how many comments it looks at
 * @param done how many it has looked at
 * @param result null until it is done
 */
@Schema(name = "Backtest")
record BacktestView(UUID id, BacktestState state, int total, int done, Instant createdAt, BacktestResult result) {}
