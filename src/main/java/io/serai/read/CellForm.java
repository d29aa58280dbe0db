package io.serai.read;

/** Turns a stripped, non-empty cell into its canonical text, which Bindy then types. */
interface CellForm {
    String canonical(String cell) throws CellFault;
}
