import * as React from 'react';

import type { Services } from '../../flows/services';

const ServicesContext = React.createContext<Services | undefined>(undefined);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = React.useContext(ServicesContext);
  if (!services) throw new Error('A screen is drawn outside ServicesProvider.');
  return services;
}
