"""The session as plots: who spoke how long, what was proposed and agreed, what happened when."""
