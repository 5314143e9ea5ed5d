"""The remote control: commands in, state out, over HTTP. The core knows neither HTTP nor a framework."""
