package dev.anteroom.tuning;

/** How far a backtest is. */
enum BacktestState {
    RUNNING,
    DONE,

    /** Somebody did not want to wait. */
    CANCELLED,

    /** Something went wrong, or its node ended. */
    FAILED
}
